-- All findings, the gravest first, with the words they are about.
SELECT
    f.check_name, f.severity, f.claim_id, f.document_id, f.embed_id, f.detail,
    c.statement_id, coalesce(c.text, e.text) AS text, d.title, d.publisher
FROM findings AS f
LEFT JOIN claims AS c ON c.claim_id = f.claim_id
LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
LEFT JOIN documents AS d ON d.document_id = f.document_id
ORDER BY list_position(['error', 'warning', 'info'], f.severity), f.check_name, f.document_id, f.claim_id, f.embed_id;
