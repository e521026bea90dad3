-- The posts that may be asked about. Parameters: posts (ids, null for all), claims (words of a claim in a document that
-- shows the post; null asks nothing).
SELECT p.post_id, p.platform, p.native_id, p.url
FROM posts AS p
WHERE ($posts IS NULL OR p.post_id IN (SELECT unnest($posts::TEXT[])))
    AND ($claims IS NULL OR p.post_id IN (
        SELECT e.post_id
        FROM embeds AS e
        JOIN claims AS c USING (document_id)
        WHERE contains(strip_accents(lower(c.text)), strip_accents(lower($claims)))
        UNION
        SELECT l.post_id
        FROM linked_posts AS l
        JOIN claims AS c USING (document_id)
        WHERE contains(strip_accents(lower(c.text)), strip_accents(lower($claims)))
    ))
ORDER BY p.platform, p.native_id;
