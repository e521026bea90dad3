-- Who said what. A source is an author across documents; its aliases say, document by document, why.

CREATE TABLE sources (
    source_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'agency', 'anonymous', 'account')),
    account_id TEXT,
    -- The document it belongs to when it must not be taken for the same name elsewhere (anonymous, a role, a pronoun).
    only_in_document TEXT
);

CREATE TABLE source_aliases (
    source_id TEXT NOT NULL,
    alias TEXT NOT NULL,
    evidence TEXT NOT NULL,
    document_id TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    PRIMARY KEY (source_id, alias, document_id)
);

CREATE TABLE claims (
    claim_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    utterance_id TEXT NOT NULL,            -- joins the pieces of one quotation
    embed_id TEXT,                         -- the post that says it (kind 'post')
    renders_embed_id TEXT,                 -- the post of this document that a quotation renders
    rendering TEXT CHECK (rendering IN ('verbatim', 'translation')),
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed', 'post')),
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    end_char INTEGER NOT NULL,
    author_id TEXT,
    author_text TEXT,
    author_start INTEGER,
    author_end INTEGER,
    author_name TEXT,
    author_kind TEXT,
    author_role TEXT,
    author_resolved BOOLEAN,
    author_rule TEXT,
    cue_text TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_lemma TEXT,
    cue_stance TEXT,
    cue_type TEXT,
    date_earliest TIMESTAMP,               -- when it was said
    date_latest TIMESTAMP,
    date_precision TEXT,
    date_basis TEXT,
    date_zone_known BOOLEAN,
    date_text TEXT,
    date_start INTEGER,
    date_end INTEGER,
    about_earliest TIMESTAMP,              -- the event it speaks of
    about_latest TIMESTAMP,
    about_precision TEXT,
    about_basis TEXT,
    about_text TEXT,
    rule TEXT NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    flags TEXT[] NOT NULL,
    statement_id TEXT,                     -- set by linking
    origin_id TEXT,
    CHECK (end_char >= start_char)
);

-- Who relayed it, nearest first.
CREATE TABLE claim_via (
    claim_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position)
);

-- What was seen and not taken for a claim, and why.
CREATE TABLE claim_candidates (
    candidate_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    author_text TEXT,
    cue_text TEXT,
    rule TEXT NOT NULL,
    confidence DOUBLE NOT NULL,
    reason TEXT NOT NULL
);
