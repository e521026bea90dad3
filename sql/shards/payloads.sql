-- The bytes that were received, as the folder of captures keeps them.
SELECT sha256, packed FROM read_parquet($files);
