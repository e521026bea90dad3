-- The first claim key of every run of so many new claims: candidates are looked for chunk by chunk.
SELECT claim_key
FROM (SELECT claim_key, row_number() OVER (ORDER BY claim_key) - 1 AS place FROM new_claims)
WHERE place % $size = 0
ORDER BY claim_key;
