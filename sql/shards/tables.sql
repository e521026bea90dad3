-- The tables of a shard on its way to Parquet: those of a database, and for each row which candidate it belongs to.
-- What a database decides when the shard is loaded (versions, runs, which text is current) stands here as it would in
-- an empty one.
CREATE OR REPLACE TEMP TABLE shard_candidates (
    position BIGINT,                       -- the order of reading
    rows_at BIGINT,                        -- the candidate under which its rows are
    document_id TEXT,
    capture_id TEXT,
    item INTEGER,
    item_key TEXT,
    article_id TEXT,
    text_sha256 TEXT,
    given TEXT,
    path TEXT
);
CREATE OR REPLACE TEMP TABLE shard_payloads (sha256 TEXT, packed BLOB);
CREATE OR REPLACE TEMP TABLE shard_failures (
    position BIGINT, capture_id TEXT, input TEXT, stage TEXT, error TEXT, message TEXT, items INTEGER
);
CREATE OR REPLACE TEMP TABLE shard_captures AS SELECT 0::BIGINT AS position, * FROM captures LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_capture_sightings AS FROM capture_sightings LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_revisits AS FROM revisits LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_observations AS FROM observations LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_post_versions AS FROM post_versions LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_documents AS SELECT 0::BIGINT AS candidate, * FROM documents LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_embeds AS SELECT 0::BIGINT AS candidate, * FROM embeds LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_embed_starts AS SELECT 0::BIGINT AS candidate, * FROM embed_starts LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_mentions AS SELECT 0::BIGINT AS candidate, * FROM mentions LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_hashtags AS SELECT 0::BIGINT AS candidate, * FROM hashtags LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_linked_posts AS SELECT 0::BIGINT AS candidate, * FROM linked_posts LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_source_aliases AS SELECT 0::BIGINT AS candidate, * FROM source_aliases LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_claims AS SELECT 0::BIGINT AS candidate, * FROM claims LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_claim_via AS SELECT 0::BIGINT AS candidate, * FROM claim_via LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_claim_candidates AS SELECT 0::BIGINT AS candidate, * FROM claim_candidates LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_accounts AS SELECT 0::BIGINT AS candidate, * FROM accounts LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_sources AS SELECT 0::BIGINT AS candidate, * FROM sources LIMIT 0;
CREATE OR REPLACE TEMP TABLE shard_posts AS SELECT 0::BIGINT AS candidate, post_id, platform, native_id, url, owner FROM posts LIMIT 0;
