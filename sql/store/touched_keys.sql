-- Whether a touched post's id is its account's own.
SELECT 1 FROM touched_keys LIMIT 1;
