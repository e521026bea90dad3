-- What could not be read of a shard, in the order of reading.
SELECT capture_id, input, stage, error, message, items FROM read_parquet($files) ORDER BY position;
