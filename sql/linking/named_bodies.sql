-- Of claims whose author is called what it is (described), the claims of their statement whose author is a body that the
-- document of the first one names: each telling word with a capital stands there.
WITH bodies AS (
    SELECT statement_id, author_name, min(claim_id) AS claim_id
    FROM claims
    WHERE statement_id IN (SELECT c.statement_id FROM described JOIN claims AS c USING (claim_id))
        AND author_kind IN ('organisation', 'account')
        AND author_name IS NOT NULL
    GROUP BY statement_id, author_name
),

words AS (
    SELECT
        statement_id,
        claim_id,
        md5_number_lower(strip_accents(lower(unnest(regexp_extract_all(author_name, '\p{Lu}\p{L}{3,}'))))[:6]) AS name
    FROM bodies
)

SELECT c.claim_id, w.claim_id AS body_claim_id
FROM described
JOIN claims AS c USING (claim_id)
JOIN linked_claims AS l USING (claim_id)
JOIN words AS w ON w.statement_id = c.statement_id
LEFT JOIN document_names AS n ON n.document_key = l.document_key AND n.name = w.name
WHERE w.claim_id <> c.claim_id
GROUP BY c.claim_id, w.claim_id
HAVING bool_and(n.name IS NOT NULL)
ORDER BY ALL;
