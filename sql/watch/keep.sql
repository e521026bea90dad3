-- What became of asking a feed. Parameters: the columns of the table.
INSERT OR REPLACE INTO watched_feeds
    (address, asked_at, status, etag, last_modified, capture_id, not_before, failure)
VALUES ($address, $asked_at, $status, $etag, $last_modified, $capture_id, $not_before, $failure);
