-- A migration was applied, with the checksum of its text: a changed one is refused.
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($number, $name, $checksum, $applied_at);
