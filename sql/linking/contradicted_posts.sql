-- Claims of touched statements that contradict a post in nearly its own words: they go back to it all the same.
WITH sides AS (
    SELECT claim_id, other_claim_id AS post_claim_id, score FROM claim_conflicts WHERE score >= 0.7
    UNION ALL
    SELECT other_claim_id, claim_id, score FROM claim_conflicts WHERE score >= 0.7
)

SELECT s.claim_id, s.post_claim_id, s.score
FROM sides AS s
JOIN claims AS c ON c.claim_id = s.claim_id AND c.kind <> 'post'
JOIN claims AS p ON p.claim_id = s.post_claim_id AND p.kind = 'post'
WHERE c.statement_id IN (SELECT statement_id FROM touched_statements)
ORDER BY s.score DESC, s.claim_id, s.post_claim_id;
