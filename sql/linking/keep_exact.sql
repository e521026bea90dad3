-- The pairs that need no comparison: the same post, or the same words in the same order. With another first of a group
-- the pairs with the former one go.
DELETE FROM claim_pairs
WHERE method IN ('post id', 'account and words', 'same words')
    AND (claim_id, other_claim_id) IN (
        SELECT (p.claim_id, p.other_claim_id)
        FROM claim_pairs AS p
        JOIN touched_groups AS one ON one.claim_id = p.claim_id
        JOIN touched_groups AS other ON other.claim_id = p.other_claim_id AND other.shared = one.shared
    )
    AND (claim_id, other_claim_id) NOT IN (SELECT (claim_id, other_claim_id) FROM exact_pairs);

INSERT INTO claim_pairs (claim_id, other_claim_id, relation, score, method, evidence)
SELECT
    claim_id,
    other_claim_id,
    CASE WHEN method = 'same words' THEN 'verbatim' ELSE 'same_post' END,
    1.0,
    method,
    NULL
FROM exact_pairs
ON CONFLICT DO NOTHING;
