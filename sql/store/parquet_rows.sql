-- The rows of such a file in their order, with the columns named.
SELECT COLUMNS(lambda name: list_contains($names, name)) FROM read_parquet($file);
