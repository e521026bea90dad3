-- What was compared between affected claims and is rather not the same.
SELECT claim_id, other_claim_id, score
FROM claim_doubts
WHERE claim_id IN (SELECT claim_id FROM affected) AND other_claim_id IN (SELECT claim_id FROM affected)
ORDER BY claim_id, other_claim_id;
