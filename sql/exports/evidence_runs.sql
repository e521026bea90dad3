-- The distinct runs of two to five words with capitals in articles, headlines, bylines and posts, with their language.
SELECT DISTINCT language, unnest(regexp_extract_all(text, $pattern)) AS run
FROM (
    SELECT language, text FROM documents
    UNION ALL
    SELECT language, byline FROM documents
    UNION ALL
    SELECT language, text FROM posts
)
WHERE text IS NOT NULL
ORDER BY ALL;
