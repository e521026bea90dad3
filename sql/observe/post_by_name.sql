-- The posts that a word names: the beginning of an id, or the platform's own id. Parameter: name.
SELECT post_id FROM posts WHERE starts_with(post_id, $name) OR native_id = $name ORDER BY post_id LIMIT 3;
