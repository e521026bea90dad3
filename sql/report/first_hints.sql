-- What the checks are rather not sure of, the surest of each check first. Parameter: most (of each check).
SELECT
    f.check_name, f.severity, f.claim_id, f.document_id, f.embed_id, f.detail, f.confidence,
    c.statement_id, coalesce(c.text, e.text) AS text, d.title, d.publisher, d.url, d.path,
    coalesce(o.publisher, nullif(regexp_extract(lower(o.url), '^https?://(?:www\.)?([^/:?#]+)', 1), ''), o.title) AS other_outlet,
    count(*) OVER (PARTITION BY f.check_name) AS of_check
FROM hints AS f
LEFT JOIN claims AS c ON c.claim_id = f.claim_id
LEFT JOIN embeds AS e ON e.embed_id = f.embed_id
LEFT JOIN documents AS d ON d.document_id = coalesce(f.document_id, c.document_id)
LEFT JOIN documents AS o
    ON o.document_id = CASE WHEN json_valid(f.detail) THEN json_extract_string(f.detail, '$.other_document_id') END
QUALIFY row_number() OVER (
    PARTITION BY f.check_name ORDER BY f.confidence DESC, f.document_id, f.claim_id, f.embed_id
) <= $most
ORDER BY
    list_position(['error', 'warning', 'info'], f.severity), f.check_name, f.confidence DESC, f.document_id, f.claim_id,
    f.embed_id;
