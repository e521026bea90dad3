-- The other forms the authors' names take in the documents of some claims, and why they are one. Parameter: claims (ids).
SELECT c.claim_id, a.alias, a.evidence, a.start_char, a.end_char
FROM claims AS c
JOIN source_aliases AS a ON a.source_id = c.author_id AND a.document_id = c.document_id
WHERE c.claim_id IN (SELECT unnest($claims)) AND a.alias IS DISTINCT FROM c.author_text
ORDER BY c.claim_id, a.start_char, a.alias;
