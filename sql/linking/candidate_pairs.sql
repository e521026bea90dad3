-- The candidates that are not decided yet.
SELECT claim_id, other_claim_id, event
FROM candidates
WHERE (claim_id, other_claim_id) NOT IN (SELECT claim_id, other_claim_id FROM claim_pairs)
    AND (claim_id, other_claim_id) NOT IN (SELECT claim_id, other_claim_id FROM claim_conflicts)
ORDER BY claim_id, other_claim_id;
