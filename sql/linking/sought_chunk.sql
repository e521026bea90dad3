-- The slice of the new claims that candidates are looked up for.
CREATE OR REPLACE TEMP TABLE sought_chunk AS
SELECT n.claim_key, l.document_key, l.day
FROM new_claims AS n
JOIN linked_claims AS l USING (claim_key)
WHERE n.number >= $from AND n.number < $until;
