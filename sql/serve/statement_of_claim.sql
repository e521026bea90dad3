-- Where a claim is told of. Parameter: claim (its id).
SELECT c.statement_id, c.document_id, d.is_current
FROM claims AS c
JOIN documents AS d USING (document_id)
WHERE c.claim_id = $claim;
