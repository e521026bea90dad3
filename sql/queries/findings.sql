-- What does not add up? Every finding of every check, the gravest first.
SELECT
    f.severity, f.check_name, left(coalesce(c.text, e.text), 100) AS words, coalesce(c.author_name, e.author_name) AS author,
    coalesce(d.publisher, d.url, d.path) AS publisher, f.claim_id, f.embed_id, f.detail
FROM findings AS f
LEFT JOIN claims AS c ON c.claim_id = f.claim_id
LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
LEFT JOIN documents AS d ON d.document_id = f.document_id
ORDER BY array_position(['error', 'warning', 'info'], f.severity), f.check_name, publisher, f.claim_id, f.embed_id;
