-- Which of these words documents outside the family write as well.
SELECT DISTINCT w.word
FROM (SELECT unnest($words) AS word) AS w
JOIN documents AS d ON contains(lower(d.text), w.word)
WHERE d.document_id NOT IN (SELECT unnest($documents))
ORDER BY w.word;
