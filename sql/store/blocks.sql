-- How many blocks of the database's file are in use, and their size.
SELECT used_blocks, block_size FROM pragma_database_size() WHERE database_name = current_database();
