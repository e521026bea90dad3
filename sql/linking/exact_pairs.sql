-- The same post, or the same words: each new claim with the first of its group, and the others with it where it is new.
CREATE OR REPLACE TEMP TABLE exact_groups AS
SELECT claim_id, 'post ' || post_key AS shared, 'post id' AS method FROM linked_claims WHERE post_key IS NOT NULL
UNION ALL
SELECT claim_id, 'shown ' || shown_key, 'account and words' FROM linked_claims WHERE shown_key IS NOT NULL
UNION ALL
SELECT claim_id, 'words ' || words_key, 'same words' FROM linked_claims WHERE words >= 4;

CREATE OR REPLACE TEMP TABLE touched_groups AS
SELECT claim_id, shared
FROM exact_groups
WHERE shared IN (SELECT shared FROM exact_groups WHERE claim_id IN (SELECT claim_id FROM new_claims));

CREATE OR REPLACE TEMP TABLE exact_pairs AS
WITH firsts AS (
    SELECT shared, min(claim_id) AS first_id
    FROM exact_groups
    WHERE shared IN (SELECT shared FROM exact_groups WHERE claim_id IN (SELECT claim_id FROM touched_groups))
    GROUP BY shared
    HAVING count(*) > 1
)

SELECT f.first_id AS claim_id, g.claim_id AS other_claim_id, min(g.method) AS method
FROM exact_groups AS g
JOIN firsts AS f USING (shared)
WHERE g.claim_id <> f.first_id
GROUP BY f.first_id, g.claim_id;
