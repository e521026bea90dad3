-- title: Nothing says when it was said
-- severity: info
-- why: No date in the sentence, the document or its data. A claim without a date cannot be put in order with others.
--      A document that gives no date of its own is one finding, whatever it holds.
WITH undated AS (
    SELECT c.claim_id, c.document_id, c.embed_id, c.start_char, c.end_char, d.published_earliest IS NULL OR d.published_basis = 'inferred' AS document
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    WHERE c.date_earliest IS NULL
)

SELECT
    CASE WHEN count(*) = 1 THEN any_value(claim_id) END AS claim_id,
    document_id,
    CASE WHEN count(*) = 1 THEN any_value(embed_id) END AS embed_id,
    json_object(
        'claims', count(*),
        'claim_ids', list(claim_id ORDER BY start_char, claim_id),
        'spans', list([start_char, end_char] ORDER BY start_char, claim_id)
    ) AS detail
FROM undated
GROUP BY document_id, CASE WHEN document THEN document_id ELSE claim_id END
ORDER BY document_id, min(start_char)
