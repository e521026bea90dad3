-- Posts, accounts, and where documents show or name them. Offsets are half-open spans of Unicode code points.

CREATE TABLE accounts (
    account_id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    handle TEXT NOT NULL,
    display_name TEXT
);

CREATE TABLE posts (
    post_id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    native_id TEXT NOT NULL,
    url TEXT,
    account_id TEXT,
    text TEXT,
    language TEXT,
    posted_earliest TIMESTAMP,
    posted_latest TIMESTAMP,
    posted_precision TEXT,
    posted_basis TEXT,
    quotes_post_id TEXT,
    replies_to_post_id TEXT
);

CREATE TABLE embeds (
    embed_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,             -- its place among the document's embeds, from 0
    post_id TEXT,                          -- null where nothing says which post it is
    account_id TEXT,
    platform TEXT NOT NULL,
    native_id TEXT,
    url TEXT,
    author_handle TEXT,
    author_name TEXT,
    declared_date TEXT,                    -- as printed
    declared_earliest TIMESTAMP,
    declared_latest TIMESTAMP,
    posted_earliest TIMESTAMP,
    posted_latest TIMESTAMP,
    posted_precision TEXT,
    posted_basis TEXT,
    posted_zone_known BOOLEAN,
    text TEXT,
    language TEXT,
    form TEXT NOT NULL,
    forms TEXT[] NOT NULL,                 -- chief first
    rule TEXT NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    in_article BOOLEAN NOT NULL,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    end_char INTEGER NOT NULL,
    text_start_char INTEGER,
    text_end_char INTEGER,
    date_agreement TEXT NOT NULL CHECK (date_agreement IN ('agrees', 'compatible', 'contradicts', 'not-comparable')),
    quotes_post_id TEXT,
    replies_to_post_id TEXT,
    CHECK (end_char >= start_char)
);

-- Where else a flattened post's words may begin.
CREATE TABLE embed_starts (
    embed_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    rule TEXT NOT NULL,
    confidence DOUBLE NOT NULL,
    PRIMARY KEY (embed_id, start_char, rule)
);

CREATE TABLE mentions (
    mention_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    platform TEXT NOT NULL,
    handle TEXT NOT NULL,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    end_char INTEGER NOT NULL,
    flag TEXT,
    CHECK (end_char > start_char)
);

CREATE TABLE hashtags (
    hashtag_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    end_char INTEGER NOT NULL,
    CHECK (end_char > start_char)
);

-- Plain links to posts and profiles. post_id is null for a profile or a short link nobody followed.
CREATE TABLE linked_posts (
    linked_post_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    post_id TEXT,
    platform TEXT NOT NULL,
    kind TEXT NOT NULL,
    native_id TEXT,
    handle TEXT,
    url TEXT NOT NULL,
    archived_at TIMESTAMP,
    start_char INTEGER NOT NULL CHECK (start_char >= 0),
    end_char INTEGER NOT NULL,
    in_article BOOLEAN NOT NULL,
    CHECK (end_char >= start_char)
);
