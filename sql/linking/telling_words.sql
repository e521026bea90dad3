-- The words of new claims that at most a tenth of all documents use (thirty, in a small corpus).
CREATE OR REPLACE TEMP TABLE telling_words AS
SELECT word
FROM claim_words
WHERE word IN (SELECT word FROM claim_words WHERE claim_key IN (SELECT claim_key FROM new_claims))
GROUP BY word
HAVING count(DISTINCT document_key) BETWEEN 1 AND greatest(30, (SELECT count(*) FROM linked_documents) / 10);
