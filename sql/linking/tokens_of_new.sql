-- The texts of a slice of the new claims, to be cut into tokens.
CREATE OR REPLACE TEMP TABLE token_texts AS
SELECT n.claim_key, n.document_key, coalesce(d.language, '') AS language, c.text
FROM new_claims AS n
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
WHERE n.number >= $from AND n.number < $until;
