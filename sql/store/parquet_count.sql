-- How many rows a Parquet file that somebody else wrote has.
SELECT count(*) FROM read_parquet($file);
