-- The names that only new claims give as an agency's: what older documents credit to them was not known to be a credit.
WITH spoken AS (
    SELECT claim_id, author_id AS source_id FROM claims
    UNION ALL
    SELECT claim_id, source_id FROM claim_via
)

SELECT s.name
FROM sources AS s
JOIN spoken AS p USING (source_id)
WHERE s.kind = 'agency'
GROUP BY s.name
HAVING bool_and(p.claim_id IN (SELECT claim_id FROM new_claims))
ORDER BY s.name;
