-- What web archives hold of articles and posts, and when they were asked. A copy is what the archive says; its bytes
-- are a capture once they were fetched.

CREATE TABLE archived_copies (
    copy_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    address TEXT NOT NULL,                 -- of the article or post, as it was asked for
    archive TEXT NOT NULL,                 -- wayback, memento:HOST, common-crawl
    original TEXT NOT NULL,                -- the spelling under which it was archived
    captured_at TIMESTAMP NOT NULL,
    memento TEXT NOT NULL,                 -- where the original bytes are
    first_byte BIGINT,                     -- and which of them, where the copy is a record of a larger file
    last_byte BIGINT,
    status INTEGER,
    media_type TEXT,
    digest TEXT,
    fetched TEXT,                          -- what became of fetching it; NULL: it was not tried
    capture_id TEXT
);

CREATE TABLE archive_lookups (
    address TEXT NOT NULL,
    archive TEXT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    copies BIGINT NOT NULL,
    refusal TEXT,                          -- why nothing is known; NULL: the archive answered
    PRIMARY KEY (address, archive, asked_at)
);
