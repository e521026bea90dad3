-- Where do two statements about the same thing not agree? Numbers, days, negations, with both wordings.
SELECT
    x.conflict, left(a.text, 100) AS one_says, a.author_name AS one, left(b.text, 100) AS other_says, b.author_name AS other,
    x.score, x.claim_id, x.other_claim_id
FROM claim_conflicts AS x
JOIN claims AS a ON a.claim_id = x.claim_id
JOIN claims AS b ON b.claim_id = x.other_claim_id
QUALIFY row_number() OVER (
    PARTITION BY least(a.statement_id, b.statement_id), greatest(a.statement_id, b.statement_id), x.conflict
    ORDER BY x.score DESC, x.claim_id
) = 1
ORDER BY x.conflict, x.score DESC, x.claim_id;
