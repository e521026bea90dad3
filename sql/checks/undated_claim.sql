-- title: Nothing says when it was said
-- severity: info
-- why: No date in the sentence, the document or its data. A claim without a date cannot be put in order with others.
SELECT
    c.claim_id,
    c.document_id,
    c.embed_id,
    json_object('spans', [[c.start_char, c.end_char]]) AS detail
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
WHERE c.date_earliest IS NULL
ORDER BY c.document_id, c.start_char
