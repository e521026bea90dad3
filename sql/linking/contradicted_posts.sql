-- Claims of touched statements that contradict a post in nearly its own words: they go back to it all the same.
SELECT c.claim_id, p.claim_id AS post_claim_id, x.score
FROM claim_conflicts AS x
JOIN claims AS c ON c.claim_id IN (x.claim_id, x.other_claim_id)
JOIN claims AS p ON p.claim_id IN (x.claim_id, x.other_claim_id) AND p.claim_id <> c.claim_id
WHERE c.statement_id IN (SELECT statement_id FROM touched_statements)
    AND c.kind <> 'post' AND p.kind = 'post' AND x.score >= 0.7
ORDER BY x.score DESC, c.claim_id, p.claim_id;
