-- The claims of some statements, in current versions of articles only. Parameter: statements (ids).
SELECT c.claim_id
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
WHERE c.statement_id IN (SELECT unnest($statements))
ORDER BY c.claim_id;
