-- The claims of some documents. Parameter: documents (ids).
SELECT claim_id FROM claims WHERE document_id IN (SELECT unnest($documents)) ORDER BY claim_id;
