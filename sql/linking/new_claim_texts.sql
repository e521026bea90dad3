-- The texts of a slice of the new claims with their languages, for the numbers in them.
SELECT n.claim_key, n.document_key, c.text, d.language
FROM new_claims AS n
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
WHERE n.number >= $from AND n.number < $until
ORDER BY n.number;
