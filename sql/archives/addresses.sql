-- Every address that archives may hold: articles on the web and posts.
SELECT url
FROM (
    SELECT DISTINCT url FROM documents WHERE is_current AND regexp_matches(url, '^https?://')
    UNION
    SELECT DISTINCT url FROM posts WHERE regexp_matches(url, '^https?://')
)
ORDER BY url;
