-- The conflicts between affected claims.
SELECT claim_id, other_claim_id
FROM claim_conflicts
WHERE claim_id IN (SELECT claim_id FROM affected) AND other_claim_id IN (SELECT claim_id FROM affected)
ORDER BY claim_id, other_claim_id;
