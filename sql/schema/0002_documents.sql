-- One document is one text of one article. Another text of the same article is another version of it.
-- An article is known by its canonical URL without scheme and fragment, else by its path (or feed and entry).

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    capture_id TEXT NOT NULL,              -- the capture it was first read from
    item INTEGER NOT NULL CHECK (item >= 0),
    item_key TEXT,                         -- the entry's own name in a feed
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    is_current BOOLEAN NOT NULL,           -- the text that was seen last
    run_id TEXT NOT NULL,
    rules_version TEXT NOT NULL,
    path TEXT,
    url TEXT,
    publisher TEXT,
    title TEXT,
    byline TEXT,
    language TEXT,
    published_earliest TIMESTAMP,
    published_latest TIMESTAMP,
    published_precision TEXT,
    published_basis TEXT,
    published_zone_known BOOLEAN,
    modified_earliest TIMESTAMP,
    modified_latest TIMESTAMP,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    notes TEXT[] NOT NULL,                  -- what reading remarked
    UNIQUE (article_id, version)
);

-- Every capture that holds a document's text: the same words under other bytes are not another document.
CREATE TABLE document_captures (
    document_id TEXT NOT NULL,
    capture_id TEXT NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY (document_id, capture_id, item)
);
