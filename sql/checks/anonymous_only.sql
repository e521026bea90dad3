-- title: Nobody named says it
-- severity: warning
-- why: Every claim of this statement is an unnamed source's. Nobody can be held to it.
SELECT
    s.claim_id,
    any_value(r.document_id) AS document_id,
    NULL AS embed_id,
    json_object(
        'statement_id', s.statement_id,
        'sources', list(DISTINCT c.author_text ORDER BY c.author_text),
        'claim_ids', list(c.claim_id ORDER BY c.claim_id),
        'spans', [[any_value(r.start_char), any_value(r.end_char)]]
    ) AS detail
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
JOIN statements AS s ON s.statement_id = c.statement_id
JOIN claims AS r ON r.claim_id = s.claim_id
GROUP BY s.statement_id, s.claim_id
HAVING bool_and(coalesce(c.author_kind = 'anonymous', FALSE))
ORDER BY s.statement_id
