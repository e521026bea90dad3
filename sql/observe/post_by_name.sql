-- The posts that a word names: the beginning of an id, of one that a spelling of it had before it was known whose it is,
-- or the platform's own id. Parameter: name.
SELECT post_id FROM posts WHERE starts_with(post_id, $name) OR native_id = $name
UNION
SELECT post_id FROM post_spellings WHERE starts_with(spelling_id, $name)
ORDER BY post_id
LIMIT 3;
