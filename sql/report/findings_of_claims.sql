-- What the checks found about some claims, whichever side they stand on. Parameter: claims (ids).
WITH wanted AS (SELECT unnest($claims) AS claim_id)

SELECT f.check_name, f.severity, f.claim_id, f.document_id, f.embed_id, f.detail, w.claim_id AS about_claim_id
FROM findings AS f
JOIN wanted AS w ON w.claim_id IN (f.claim_id, json_extract_string(f.detail, '$.other_claim_id'))
ORDER BY list_position(['error', 'warning', 'info'], f.severity), f.check_name, f.claim_id, f.embed_id;
