-- The affected claims with the statement they belonged to.
SELECT c.claim_id, c.statement_id
FROM affected AS a
JOIN claims AS c USING (claim_id)
ORDER BY c.claim_id;
