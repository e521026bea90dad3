-- The forms the author's name takes in this document, and why they are one. Parameters: source_id, document_id.
SELECT alias, evidence, start_char, end_char
FROM source_aliases
WHERE source_id = $source_id AND document_id = $document_id
ORDER BY start_char, alias;
