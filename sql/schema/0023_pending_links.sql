-- The portion of documents that linking is at: which claims are new in it, and how far their pairs are compared. What is
-- interrupted goes on there. The tables are empty whenever no linking is under way.
CREATE TABLE pending_documents (
    document_id TEXT PRIMARY KEY,
    document_key UBIGINT NOT NULL,
    day INTEGER
);
CREATE TABLE pending_claims (
    number BIGINT NOT NULL,
    claim_id TEXT PRIMARY KEY,
    claim_key UBIGINT NOT NULL
);
CREATE TABLE pending_steps (
    rules TEXT NOT NULL,                   -- the rules of linking by which the portion was begun
    content TEXT NOT NULL,                 -- and a sum over its claims and documents: others are begun anew
    compared BIGINT NOT NULL,              -- of the numbers of claims, so many are done with
    claim_id TEXT,                         -- of the next slice, the pairs up to this one are compared
    other_claim_id TEXT
);
