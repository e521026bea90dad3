-- The documents of a shard in the order of reading.
SELECT position, rows_at, document_id, capture_id, item, item_key, article_id, text_sha256, given, path
FROM read_parquet($files)
ORDER BY position;
