-- What linking keeps so that new claims meet the old ones without reading those again, and what it decided.

-- Claims that linking has seen. Keys are the first 60 bits of an id, or of the MD5 of what is compared.
CREATE TABLE linked_claims (
    claim_id TEXT PRIMARY KEY,
    claim_key UBIGINT NOT NULL,
    document_id TEXT NOT NULL,
    document_key UBIGINT NOT NULL,
    words_key UBIGINT NOT NULL,            -- all its words, folded, in order
    words INTEGER NOT NULL,
    post_key TEXT,                         -- the post it is: platform and id
    shown_key TEXT,                        -- the post it is: platform, handle and words
    day INTEGER                            -- days since 1970 when it was said, else published
);

-- Three words in a row, as a number.
CREATE TABLE claim_shingles (
    shingle UBIGINT NOT NULL,
    claim_key UBIGINT NOT NULL
);

-- What a claim shares with its translation: the beginnings of long words and names, the author's name, numbers.
CREATE TABLE claim_fingerprints (
    fingerprint UBIGINT NOT NULL,
    claim_key UBIGINT NOT NULL
);

-- The names in a document, which say what event it is about.
CREATE TABLE document_names (
    name UBIGINT NOT NULL,
    document_key UBIGINT NOT NULL
);

-- Runs of five words of a document's own prose (without posts and quotations), every second one by its number.
CREATE TABLE document_shingles (
    shingle UBIGINT NOT NULL,
    document_key UBIGINT NOT NULL
);

CREATE TABLE linked_documents (
    document_id TEXT PRIMARY KEY,
    document_key UBIGINT NOT NULL,
    day INTEGER,                           -- days since 1970 when it was published
    shingles INTEGER NOT NULL
);

-- How the direction of a copy was decided: 'credit', 'citation', 'time'; null where it could not be.
ALTER TABLE document_links ADD COLUMN direction_basis TEXT;

CREATE TABLE text_vectors (
    text_key UBIGINT NOT NULL,
    model TEXT NOT NULL,
    vector FLOAT[512] NOT NULL,
    PRIMARY KEY (text_key, model)
);

-- Every pair of claims that was found to say the same. claim_links are those of them whose statements agree, and the
-- pairs that follow from these: one doubtful pair between two crowds does not make a statement of both.
CREATE TABLE claim_pairs (
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('same_post', 'verbatim', 'translation', 'paraphrase')),
    score DOUBLE NOT NULL,
    method TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (claim_id, other_claim_id)
);

-- Pairs that speak of the same and do not agree: another number, another day, a negation on one side only.
CREATE TABLE claim_conflicts (
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    conflict TEXT NOT NULL CHECK (conflict IN ('numbers', 'dates', 'negation')),
    score DOUBLE NOT NULL,
    method TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (claim_id, other_claim_id)
);

-- Authors that are one voice within a statement: the minister, her account, her name in another language.
CREATE TABLE claim_parties (
    claim_id TEXT PRIMARY KEY,
    party_id TEXT NOT NULL,
    evidence TEXT
);

-- What became of statements: a statement keeps its id as long as most of its claims stay together.
CREATE TABLE statement_changes (
    run_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('merged into', 'split from')),
    other_statement_id TEXT,
    claims BIGINT NOT NULL
);

-- How each linking run compared, and what it therefore did not look for.
CREATE TABLE link_runs (
    run_id TEXT NOT NULL,
    compared_by TEXT NOT NULL CHECK (compared_by IN ('words and meaning', 'words')),
    not_looked_for TEXT,
    new_claims BIGINT NOT NULL,
    candidates BIGINT NOT NULL,
    encoded BIGINT NOT NULL,
    links BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    finished_at TIMESTAMP NOT NULL
);
