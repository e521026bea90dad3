-- title: Several outlets, one origin
-- severity: warning
-- why: Ten outlets that carry one post or one dispatch are one source. What two publishers or more report here goes
--      back to a single act of publication, as far as observed.
SELECT
    s.claim_id,
    c.document_id,
    c.embed_id,
    json_object(
        'statement_id', k.statement_id,
        'origin_id', o.origin_id,
        'basis', o.basis,
        'documents', k.documents,
        'publishers', k.attested_by,
        'claim_ids', o.claim_ids,
        'spans', [[c.start_char, c.end_char]]
    ) AS detail
FROM corroboration AS k
JOIN statements AS s USING (statement_id)
JOIN claims AS c ON c.claim_id = s.claim_id
JOIN (
    SELECT
        c.statement_id,
        any_value(o.origin_id) AS origin_id,
        any_value(o.basis) AS basis,
        list(c.claim_id ORDER BY c.claim_id) AS claim_ids
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    JOIN origins AS o ON o.origin_id = c.origin_id
    GROUP BY c.statement_id
) AS o ON o.statement_id = k.statement_id
WHERE k.publishers >= 2 AND k.origins = 1
ORDER BY k.documents DESC, k.statement_id
