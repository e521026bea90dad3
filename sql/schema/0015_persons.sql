-- Persons and bodies across documents: the sources that one of them is met as, each with why, and what people decided.
-- A decision joins two sources or keeps them apart, whatever linking finds; the last one on a pair counts.

CREATE TABLE persons (
    person_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'agency', 'account')),
    account_id TEXT
);

CREATE TABLE person_names (
    source_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    -- JSON: why this name is that person's ("named", "middle name", "one voice" with the statement, "decided").
    evidence TEXT NOT NULL
);

CREATE TABLE person_decisions (
    source_id TEXT NOT NULL,
    other_source_id TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('same', 'different', 'withdrawn')),
    made_by TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    note TEXT
);

ALTER TABLE claims ADD COLUMN person_id TEXT;

-- The agency whose own page a document is, and the agency that it credits; NULL: none, as far as is seen.
ALTER TABLE documents ADD COLUMN agency TEXT;
ALTER TABLE documents ADD COLUMN agency_credited TEXT;
