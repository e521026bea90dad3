-- The views that the file holds now: entry 0 of the ledger.
INSERT INTO schema_migrations (number, name, checksum) VALUES (0, 'views', $checksum)
ON CONFLICT (number) DO UPDATE SET checksum = excluded.checksum;
