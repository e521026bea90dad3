-- The decided links inside a slice of the traced statements: claims in the same words or their translation are one wording.
-- Kept in steps: joined in another order, by their statement first, the claims of one statement would all meet each other.
WITH firsts AS MATERIALIZED (
    SELECT l.claim_id, l.other_claim_id, l.relation, a.statement_id
    FROM claim_pairs AS l
    JOIN claims AS a ON a.claim_id = l.claim_id
    WHERE l.relation <> 'paraphrase' AND a.statement_id IN (
        SELECT statement_id FROM traced_statements WHERE number >= $from AND number < $until
    )
)

SELECT f.claim_id, f.other_claim_id, f.relation
FROM firsts AS f
JOIN claims AS b ON b.claim_id = f.other_claim_id AND b.statement_id = f.statement_id
ORDER BY f.claim_id, f.other_claim_id;
