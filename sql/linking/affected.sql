-- The new claims and every claim that is connected with one of them by links: only their statements can change.
-- A new claim without a link is a statement of its own, named after it (named_anew).
-- Both ways round as equal joins: with an OR the join would compare every claim with every link.
CREATE OR REPLACE TEMP TABLE edges AS
SELECT claim_id AS one, other_claim_id AS other FROM claim_pairs
UNION ALL
SELECT other_claim_id, claim_id FROM claim_pairs;

CREATE OR REPLACE TEMP TABLE gathered AS
SELECT claim_id, statement_id
FROM named_anew
WHERE claim_id NOT IN (SELECT one FROM edges)
    AND claim_id NOT IN (SELECT claim_id FROM forgotten);

CREATE OR REPLACE TEMP TABLE affected AS
WITH RECURSIVE reached AS (
    SELECT claim_id FROM new_claims WHERE claim_id NOT IN (SELECT claim_id FROM gathered)
    UNION
    SELECT claim_id FROM bereft
    UNION
    SELECT e.other
    FROM reached AS r
    JOIN edges AS e ON e.one = r.claim_id
)

SELECT DISTINCT claim_id FROM reached WHERE claim_id IN (SELECT claim_id FROM claims);
