-- Which articles changed after they were published, and which are gone?
SELECT a.article_id, a.title, a.publisher, d.version, d.is_current, d.document_id, length(d.text) AS characters,
    a.first_seen_at, a.last_seen_at, a.gone_at, a.gone_status
FROM articles AS a
JOIN documents AS d USING (article_id)
WHERE a.versions > 1 OR a.gone_at IS NOT NULL
ORDER BY a.article_id, d.version;
