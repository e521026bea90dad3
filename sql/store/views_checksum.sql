-- Which views the file holds, to tell whether they must be made again.
SELECT checksum FROM schema_migrations WHERE number = 0;
