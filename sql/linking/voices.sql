-- Statements with the sources that speak there with one voice, where these are several; sixteen at most.
SELECT c.statement_id, list(DISTINCT c.author_id ORDER BY c.author_id)[:16] AS sources
FROM claims AS c
JOIN claim_parties AS p USING (claim_id)
WHERE c.author_id IS NOT NULL AND c.statement_id IS NOT NULL
GROUP BY c.statement_id, p.party_id
HAVING count(DISTINCT c.author_id) > 1;
