-- What was seen in some documents and not taken for a claim. Parameter: documents (ids).
SELECT document_id, kind, text, start_char, end_char, author_text, rule, confidence, reason
FROM claim_candidates
WHERE document_id IN (SELECT unnest($documents))
ORDER BY document_id, start_char, end_char;
