-- Where the candidates of a shard wait whose rows are wanted. One for each connection.
CREATE TEMP TABLE IF NOT EXISTS kept_candidates (
    rows_at BIGINT,
    version INTEGER,
    capture_id TEXT,
    item INTEGER,
    item_key TEXT,
    article_id TEXT,
    path TEXT
);
