-- The texts of the new claims that hold a figure or are in a language whose number words are known.
SELECT n.claim_key, c.text, d.language
FROM new_claims AS n
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
ORDER BY n.claim_key;
