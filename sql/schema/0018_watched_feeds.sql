-- The feeds that are asked again and again: what the next question needs of the last answer.

CREATE TABLE watched_feeds (
    address TEXT PRIMARY KEY,
    asked_at TIMESTAMP NOT NULL,
    status INTEGER,                        -- of the last answer; NULL where none came
    etag TEXT,                             -- as the server states them of what it answered last
    last_modified TEXT,
    capture_id TEXT,                       -- what it answered last
    not_before TIMESTAMP,                  -- the server's own wish
    failure TEXT                           -- why the last asking gave nothing; NULL: it gave something
);
