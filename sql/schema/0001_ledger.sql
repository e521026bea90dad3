-- What was read, when, by which version of the program.
-- All times are UTC; ids are derived from content (see tracker/ids.py), so a second run makes the same ones.

CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    tool_version TEXT NOT NULL,
    rules_version TEXT NOT NULL,           -- digest of every rule in the program that ran
    arguments TEXT NOT NULL,               -- JSON list, as typed
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    -- 'interrupted' is written by the next run over one that never finished.
    status TEXT NOT NULL CHECK (status IN ('running', 'complete', 'partial', 'failed', 'interrupted')),
    new_documents BIGINT NOT NULL DEFAULT 0,
    known_documents BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0
);

-- Bytes as received, once each; the bytes themselves lie compressed in the folder beside the database.
CREATE TABLE captures (
    capture_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,                 -- where they were first met: URL, path, or "-"
    path TEXT,                             -- absolute, when it was a file
    url TEXT,                              -- the web address the bytes are known to come from
    media_type TEXT NOT NULL,
    headers TEXT NOT NULL,                 -- JSON object, as received
    status INTEGER,
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    stored_at TIMESTAMP NOT NULL
);

-- Each time an address was looked at. capture_id is '' where the server said the page is gone (404, 410).
CREATE TABLE capture_sightings (
    capture_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    status INTEGER,                        -- HTTP status, where there was one
    article_id TEXT,                       -- of an address that was found gone
    PRIMARY KEY (capture_id, run_id, address, seen_at)
);

CREATE TABLE failures (
    failure_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    capture_id TEXT,                       -- where bytes were received
    input TEXT NOT NULL,
    stage TEXT NOT NULL,
    error TEXT NOT NULL,
    message TEXT NOT NULL
);
