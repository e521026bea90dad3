-- Disguised claims as one Parquet file, in the order they came in. Parameter: target, its path.
COPY disguised TO $target (FORMAT parquet, COMPRESSION zstd);
