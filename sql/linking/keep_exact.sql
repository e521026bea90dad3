-- The pairs that need no comparison: the same post, or the same words in the same order.
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
