-- The decided links inside a slice of the traced statements: claims in the same words or their translation are one wording.
SELECT l.claim_id, l.other_claim_id, l.relation
FROM claim_pairs AS l
JOIN claims AS a ON a.claim_id = l.claim_id
JOIN claims AS b ON b.claim_id = l.other_claim_id
WHERE l.relation <> 'paraphrase' AND a.statement_id = b.statement_id
    AND a.statement_id IN (
        SELECT statement_id FROM traced_statements WHERE number >= $from AND number < $until
    )
ORDER BY l.claim_id, l.other_claim_id;
