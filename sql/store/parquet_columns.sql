-- The columns of a Parquet file that somebody else wrote, and their types.
DESCRIBE FROM read_parquet($file);
