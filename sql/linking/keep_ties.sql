-- Statements about one matter that are not the same: claims of theirs differ in one thing. A later figure or day is an
-- update where both say when they were said and a day or more lies between.
DELETE FROM statement_ties
WHERE statement_id NOT IN (SELECT statement_id FROM statements)
    OR other_statement_id NOT IN (SELECT statement_id FROM statements)
    OR statement_id IN (SELECT statement_id FROM touched_statements)
    OR other_statement_id IN (SELECT statement_id FROM touched_statements);

INSERT INTO statement_ties (statement_id, other_statement_id, relation, claim_id, other_claim_id, score)
SELECT statement_id, other_statement_id, relation, claim_id, other_claim_id, score
FROM (
    SELECT
        least(a.statement_id, b.statement_id) AS statement_id,
        greatest(a.statement_id, b.statement_id) AS other_statement_id,
        CASE
            WHEN x.conflict = 'negation' THEN 'denies'
            WHEN abs(date_diff('hour', a.date_earliest, b.date_earliest)) >= 20 THEN 'updates'
            ELSE 'differs'
        END AS relation,
        x.claim_id,
        x.other_claim_id,
        x.score
    FROM claim_conflicts AS x
    JOIN claims AS a ON a.claim_id = x.claim_id
    JOIN claims AS b ON b.claim_id = x.other_claim_id
    WHERE a.statement_id <> b.statement_id
        AND (
            a.statement_id IN (SELECT statement_id FROM touched_statements)
            OR b.statement_id IN (SELECT statement_id FROM touched_statements)
        )
)
QUALIFY row_number() OVER (
    PARTITION BY statement_id, other_statement_id, relation ORDER BY score DESC, claim_id, other_claim_id
) = 1
ON CONFLICT DO NOTHING;
