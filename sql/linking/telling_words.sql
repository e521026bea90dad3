-- The words of claims that at most a tenth of all documents use (thirty, in a small corpus).
CREATE OR REPLACE TEMP TABLE telling_words AS
SELECT word
FROM claim_words
GROUP BY word
HAVING count(DISTINCT document_key) BETWEEN 1 AND greatest(30, (SELECT count(*) FROM linked_documents) / 10);
