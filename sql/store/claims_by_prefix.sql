-- Parameter: the beginning of a claim id. Two rows are enough to know that it is not one claim's.
SELECT claim_id FROM claims WHERE starts_with(claim_id, $prefix) ORDER BY claim_id LIMIT 2;
