-- The findings in the order they are listed, the gravest first, with the words they are about.
CREATE OR REPLACE TABLE served_findings AS
SELECT
    row_number() OVER (
        ORDER BY list_position(['error', 'warning', 'info'], f.severity) NULLS LAST, f.check_name, f.document_id,
        f.claim_id, f.embed_id
    )::INTEGER AS place,
    f.check_name, f.severity, f.claim_id, f.document_id, f.embed_id, f.detail, coalesce(c.text, e.text) AS text,
    c.statement_id, d.title, d.publisher, served_folded(concat_ws(' ', c.text, e.text, d.title, d.publisher)) AS folded
FROM findings AS f
LEFT JOIN claims AS c ON c.claim_id = f.claim_id
LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
LEFT JOIN documents AS d ON d.document_id = coalesce(f.document_id, c.document_id)
ORDER BY place;
