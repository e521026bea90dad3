-- Links are chances now, and statements are checked against them. What earlier versions linked is linked anew.

-- The telling words of each claim: pairs of one event that share some are compared. weight: how much a word tells.
CREATE TABLE claim_words (
    word UBIGINT NOT NULL,
    claim_key UBIGINT NOT NULL,
    document_key UBIGINT NOT NULL,
    weight FLOAT NOT NULL
);

-- Pairs that were compared and are rather not the same: a statement is not joined against them.
CREATE TABLE claim_doubts (
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    score DOUBLE NOT NULL,
    PRIMARY KEY (claim_id, other_claim_id)
);

-- Statements about one matter that are not the same: a later figure or day for the same thing, or a denial.
CREATE TABLE statement_ties (
    statement_id TEXT NOT NULL,
    other_statement_id TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('updates', 'denies', 'differs')),
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    score DOUBLE NOT NULL,
    PRIMARY KEY (statement_id, other_statement_id, relation)
);

-- Quotations of the same words, by one speaker as far as is known, that differ inside in words that matter.
CREATE TABLE quote_variants (
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    words TEXT NOT NULL,                   -- what the first has in that place, stemmed; may be empty
    other_words TEXT NOT NULL,
    score DOUBLE NOT NULL,
    PRIMARY KEY (claim_id, other_claim_id)
);

-- How sure a check is of a finding, in [0, 1]; what it is rather not sure of are hints, apart from the findings.
ALTER TABLE findings ADD COLUMN confidence DOUBLE;
CREATE TABLE hints (
    check_name TEXT NOT NULL,
    severity TEXT NOT NULL,
    claim_id TEXT,
    document_id TEXT,
    embed_id TEXT,
    detail TEXT,
    confidence DOUBLE NOT NULL
);

-- Whether the author is somebody in particular, by name: only such voices can be counted.
ALTER TABLE claim_parties ADD COLUMN told BOOLEAN;

DELETE FROM claim_shingles;
DELETE FROM claim_fingerprints;
DELETE FROM claim_pairs;
DELETE FROM claim_conflicts;
DELETE FROM claim_links;
DELETE FROM claim_parties;
DELETE FROM linked_claims;
DELETE FROM origin_members;
DELETE FROM origins;
DELETE FROM statements;
UPDATE claims SET statement_id = NULL, origin_id = NULL;
