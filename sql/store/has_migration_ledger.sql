-- One row where the database has a ledger of migrations; a new file has none.
SELECT 1 FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = 'schema_migrations' AND NOT temporary;
