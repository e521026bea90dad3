-- What became of reading a copy. Parameters: copy, what, capture.
UPDATE archived_copies SET fetched = $what, capture_id = $capture WHERE copy_id = $copy;
