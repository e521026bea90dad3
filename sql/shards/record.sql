-- That a shard was loaded.
INSERT INTO loaded_shards (folder_id, number, run_id, loaded_at) VALUES ($folder, $number, $run, $loaded_at);
