-- The decided links between affected claims.
SELECT claim_id, other_claim_id, relation, score, method
FROM claim_pairs
WHERE claim_id IN (SELECT claim_id FROM affected)
ORDER BY claim_id, other_claim_id;
