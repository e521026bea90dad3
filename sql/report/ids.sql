-- What begins with a prefix: documents, statements and claims, two of each kind at most. Parameter: prefix.
(SELECT 'document' AS kind, document_id AS id FROM documents WHERE starts_with(document_id, $prefix) ORDER BY id LIMIT 2)
UNION ALL
(SELECT 'statement', statement_id FROM statements WHERE starts_with(statement_id, $prefix) ORDER BY statement_id LIMIT 2)
UNION ALL
(SELECT 'claim', claim_id FROM claims WHERE starts_with(claim_id, $prefix) ORDER BY claim_id LIMIT 2);
