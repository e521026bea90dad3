-- The tokens that were not met before.
SELECT DISTINCT c.language, c.token
FROM claim_tokens AS c
ANTI JOIN told_tokens AS t ON t.language = c.language AND t.token = c.token
ORDER BY c.language, c.token;
