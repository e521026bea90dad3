-- What the checks found in some documents, the gravest first. Parameter: documents (ids).
SELECT check_name, severity, claim_id, document_id, embed_id, detail
FROM findings
WHERE document_id IN (SELECT unnest($documents))
ORDER BY document_id, list_position(['error', 'warning', 'info'], severity), check_name, claim_id, embed_id;
