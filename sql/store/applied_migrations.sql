-- The ledger without its entry 0, which is the checksum of the views.
SELECT number, name, checksum FROM schema_migrations WHERE number > 0 ORDER BY number;
