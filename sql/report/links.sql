-- The pairs among some claims that say the same, and by which method that was found. Parameter: claims (ids).
SELECT claim_id, other_claim_id, relation, method, score, evidence
FROM claim_links
WHERE claim_id IN (SELECT unnest($claims)) AND other_claim_id IN (SELECT unnest($claims))
ORDER BY claim_id, other_claim_id, relation;
