-- The claims of a slice of the new ones that may hold a number, for tracker.linking.figures.
SELECT claim_key, text, language
FROM token_texts
WHERE claim_key IN (
    SELECT c.claim_key
    FROM claim_tokens AS c
    JOIN told_tokens AS t ON t.language = c.language AND t.token = c.token
    WHERE t.number
)
ORDER BY claim_key;
