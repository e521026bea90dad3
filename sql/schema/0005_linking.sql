-- Which claims say the same (statements), where they come from (origins), who took from whom.

CREATE TABLE statements (
    statement_id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    language TEXT,
    claim_id TEXT                          -- the claim whose words stand for all
);

CREATE TABLE claim_links (
    claim_id TEXT NOT NULL,
    other_claim_id TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('same_post', 'verbatim', 'translation', 'paraphrase')),
    score DOUBLE,
    method TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (claim_id, other_claim_id, relation)
);

CREATE TABLE origins (
    origin_id TEXT PRIMARY KEY,
    basis TEXT NOT NULL CHECK (basis IN ('same_post', 'agency_credit', 'copied_text', 'own'))
);

CREATE TABLE origin_members (
    origin_id TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('same_post', 'agency_credit', 'copied_text', 'cites', 'own')),
    from_claim_id TEXT,                    -- null where the direction cannot be decided
    direction_basis TEXT,
    evidence TEXT,
    PRIMARY KEY (origin_id, claim_id, how)
);

CREATE TABLE document_links (
    document_id TEXT NOT NULL,
    from_document_id TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('copies', 'credits', 'cites')),
    score DOUBLE,
    evidence TEXT,
    PRIMARY KEY (document_id, from_document_id, relation)
);
