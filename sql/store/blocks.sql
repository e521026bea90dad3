-- How many blocks the database's file has, and their size.
SELECT total_blocks, block_size FROM pragma_database_size() WHERE database_name = current_database();
