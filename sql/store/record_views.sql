INSERT INTO schema_migrations (number, name, checksum) VALUES (0, 'views', $checksum)
ON CONFLICT (number) DO UPDATE SET checksum = excluded.checksum;
