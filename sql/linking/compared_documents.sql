-- The texts of the documents of a slice of the undecided pairs: how often they use a word.
SELECT document_id, text
FROM documents
WHERE document_id IN (
    SELECT document_id
    FROM claims
    WHERE claim_id IN (
        SELECT claim_id FROM undecided WHERE number >= $from AND number < $until
        UNION
        SELECT other_claim_id FROM undecided WHERE number >= $from AND number < $until
    )
);
