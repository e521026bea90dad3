-- Puts the telling words of a slice of the new claims into the index. Of words with one beginning the last one counts.
INSERT INTO claim_words (word, claim_key, document_key, weight)
SELECT t.word, c.claim_key, c.document_key, arg_max(t.weight, c.at * 64 + t.place)
FROM claim_tokens AS c
JOIN told_tokens AS t ON t.language = c.language AND t.token = c.token
WHERE t.word IS NOT NULL
GROUP BY t.word, c.claim_key, c.document_key
HAVING arg_max(t.weight, c.at * 64 + t.place) >= 0.3;
