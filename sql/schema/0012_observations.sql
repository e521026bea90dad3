-- What a service said of a post at one moment: never a state of the post.

CREATE TABLE observations (
    observation_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    address TEXT NOT NULL,                 -- what was asked
    asked_at TIMESTAMP NOT NULL,
    vantage TEXT NOT NULL,                 -- who spoke: embed-data, oembed, appview, platform-api, activitypub ...
    http_status INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN (
        'present', 'present_truncated', 'not_found', 'withheld_login', 'protected', 'blocked_by_author',
        'tombstone_unspecified', 'rate_limited', 'refused', 'unreadable'
    )),
    reason TEXT,                           -- in the service's own words
    text TEXT,                             -- the post's words, as the service prints them
    url TEXT,
    posted_earliest TIMESTAMP,
    posted_latest TIMESTAMP,
    edited_earliest TIMESTAMP,
    edited_latest TIMESTAMP,
    account_native_id TEXT,                -- the platform's own id of the account
    handle TEXT,
    display_name TEXT,
    edits TEXT[] NOT NULL,                 -- ids of all versions, the first first
    capture_id TEXT NOT NULL               -- the answer as received
);
