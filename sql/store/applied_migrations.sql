SELECT number, name, checksum FROM schema_migrations WHERE number > 0 ORDER BY number;
