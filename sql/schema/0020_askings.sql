-- What was asked of services now, beside what archives kept: more outcomes, questions without an answer, versions.

ALTER TABLE observations RENAME TO observations_before;
CREATE TABLE observations (
    observation_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    address TEXT NOT NULL,                 -- what was asked
    endpoint TEXT NOT NULL,                -- the same without what follows "?"
    asked_at TIMESTAMP NOT NULL,
    vantage TEXT NOT NULL,                 -- who spoke: embed-data, oembed, appview, pds, platform-api, activitypub ...
    http_status INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN (
        'present', 'present_truncated', 'edited', 'not_found', 'withheld_login', 'protected', 'suspended', 'deactivated',
        'account_gone', 'withheld_here', 'blocked_by_author', 'removed_by_platform', 'tombstone_unspecified',
        'rate_limited', 'refused', 'network', 'unreadable'
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
    revision TEXT,                         -- changes with any edit (Bluesky's cid)
    rule TEXT,                             -- that read words meant for people; confidence below 1 then
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    redirected_to TEXT,
    retry_after TIMESTAMP,
    tool_version TEXT NOT NULL,
    capture_id TEXT                        -- the answer as received; NULL where none came
);
INSERT INTO observations
SELECT
    observation_id, run_id, post_id, address, split_part(address, '?', 1), asked_at, vantage, http_status, outcome, reason,
    text, url, posted_earliest, posted_latest, edited_earliest, edited_latest, account_native_id, handle, display_name,
    edits, NULL, NULL, 1.0, NULL, NULL, '', capture_id
FROM observations_before;
DROP TABLE observations_before;

-- The versions of a post that one answer lists, the first first. text is NULL where it only names them.
CREATE TABLE post_versions (
    observation_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    post_id TEXT NOT NULL,
    native_id TEXT,
    written_earliest TIMESTAMP,
    written_latest TIMESTAMP,
    text TEXT,
    PRIMARY KEY (observation_id, version)
);
