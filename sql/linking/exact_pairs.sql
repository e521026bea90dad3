-- The same post, or the same words: each new claim with the first of its group.
CREATE OR REPLACE TEMP TABLE exact_pairs AS
WITH grouped AS (
    SELECT claim_id, 'post ' || post_key AS shared, 'post id' AS method FROM linked_claims WHERE post_key IS NOT NULL
    UNION ALL
    SELECT claim_id, 'shown ' || shown_key, 'account and words' FROM linked_claims WHERE shown_key IS NOT NULL
    UNION ALL
    SELECT claim_id, 'words ' || words_key, 'same words' FROM linked_claims WHERE words >= 4
),

touched AS (
    SELECT DISTINCT shared FROM grouped WHERE claim_id IN (SELECT claim_id FROM new_claims)
),

firsts AS (
    SELECT shared, min(claim_id) AS first_id, count(*) AS claims
    FROM grouped
    WHERE shared IN (SELECT shared FROM touched)
    GROUP BY shared
    HAVING count(*) > 1
)

SELECT f.first_id AS claim_id, g.claim_id AS other_claim_id, min(g.method) AS method
FROM grouped AS g
JOIN firsts AS f USING (shared)
WHERE g.claim_id <> f.first_id
GROUP BY f.first_id, g.claim_id;
