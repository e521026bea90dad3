-- The affected claims with the statement they belonged to, and when they were published (else said), as text.
SELECT c.claim_id, c.statement_id, strftime(coalesce(d.published_earliest, c.date_earliest), '%Y-%m-%dT%H:%M:%S')
FROM affected AS a
JOIN claims AS c USING (claim_id)
JOIN documents AS d USING (document_id)
ORDER BY c.claim_id;
