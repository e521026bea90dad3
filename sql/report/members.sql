-- Why some claims belong to their origins, and what they were taken from. Parameter: claims (ids).
SELECT
    m.claim_id, m.origin_id, o.basis, m.how, m.from_claim_id, m.direction_basis, m.evidence,
    coalesce(d.publisher, d.title, regexp_extract(d.path, '[^/]+$'), d.document_id) AS giver, d.document_id AS giver_document_id
FROM origin_members AS m
JOIN origins AS o USING (origin_id)
LEFT JOIN claims AS c ON c.claim_id = m.from_claim_id
LEFT JOIN documents AS d ON d.document_id = c.document_id
WHERE m.claim_id IN (SELECT unnest($claims))
ORDER BY m.claim_id, list_position(['same_post', 'agency_credit', 'copied_text', 'cites', 'own'], m.how);
