-- Which shards of a folder were loaded. Parameter: the folder's id.
SELECT number FROM loaded_shards WHERE folder_id = $folder;
