-- What the named checks found, gravest first, with the words to look at.
SELECT
    f.severity, f.check_name, coalesce(f.claim_id, f.embed_id) AS id, left(coalesce(c.text, e.text, e.url), 100) AS words,
    coalesce(d.publisher, d.url, d.path) AS publisher,
    left(coalesce(
        f.detail ->> 'other_says', f.detail ->> 'post_says', f.detail ->> 'said', f.detail ->> 'elsewhere',
        f.detail ->> 'other_handles', f.detail ->> 'posted'
    ), 100) AS against
FROM findings AS f
LEFT JOIN claims AS c ON c.claim_id = f.claim_id
LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
LEFT JOIN documents AS d ON d.document_id = f.document_id
WHERE f.check_name IN (SELECT unnest($checks))
ORDER BY array_position(['error', 'warning', 'info'], f.severity), f.check_name, id;
