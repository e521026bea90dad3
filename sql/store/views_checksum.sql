SELECT checksum FROM schema_migrations WHERE number = 0;
