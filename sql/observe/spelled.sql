-- Which post a spelling is known to be. Parameter: spelling.
SELECT post_id FROM post_spellings WHERE spelling_id = $spelling;
