-- The new claims and every claim that is connected with one of them by links: only their statements can change.
CREATE OR REPLACE TEMP TABLE affected AS
WITH RECURSIVE reached AS (
    SELECT claim_id FROM new_claims
    UNION
    SELECT claim_id FROM bereft
    UNION
    SELECT CASE WHEN l.claim_id = r.claim_id THEN l.other_claim_id ELSE l.claim_id END
    FROM reached AS r
    JOIN claim_pairs AS l ON r.claim_id IN (l.claim_id, l.other_claim_id)
)

SELECT DISTINCT claim_id FROM reached WHERE claim_id IN (SELECT claim_id FROM claims);
