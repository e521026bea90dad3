-- What the checks found about some claims, whichever side they stand on. Parameter: claims (ids).
SELECT check_name, severity, claim_id, document_id, embed_id, detail, about_claim_id
FROM finding_claims
WHERE about_claim_id IN (SELECT unnest($claims))
ORDER BY list_position(['error', 'warning', 'info'], severity), check_name, claim_id, embed_id;
