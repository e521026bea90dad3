-- Where else the words of flattened posts may begin. Parameter: documents (ids).
SELECT embed_id, start_char, rule, confidence
FROM embed_starts
WHERE document_id IN (SELECT unnest($documents))
ORDER BY embed_id, start_char, confidence DESC;
