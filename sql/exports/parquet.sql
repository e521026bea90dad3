-- The exported claims as one Parquet file. Parameter: target, its path.
COPY (FROM exported ORDER BY capture_id, item, document_id, start_char, end_char, claim_id)
TO $target (FORMAT parquet, COMPRESSION zstd);
