-- Which document names which other one as its source, before it is kept.
CREATE OR REPLACE TEMP TABLE cited (
    document_id TEXT, from_document_id TEXT, relation TEXT, score DOUBLE, evidence TEXT, direction_basis TEXT
);
