-- The texts of the claims of undecided pairs out of one event, to be cut into tokens.
CREATE OR REPLACE TEMP TABLE token_texts AS
SELECT l.claim_key, l.document_key, coalesce(d.language, '') AS language, c.text
FROM (
    SELECT claim_id FROM undecided WHERE NOT event
    UNION
    SELECT other_claim_id FROM undecided WHERE NOT event
) AS wanted
JOIN linked_claims AS l USING (claim_id)
JOIN claims AS c USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id;
