-- What a slice of the touched documents say of where they come from: their heads and ends, where credits stand
-- (tracker.linking.credits looks at fewer characters of either).
SELECT
    d.document_id,
    d.byline,
    CASE WHEN length(d.text) > 1000 THEN left(d.text, 500) || right(d.text, 500) ELSE d.text END AS text,
    d.publisher
FROM touched_documents AS t
JOIN documents AS d USING (document_id)
WHERE t.number >= $from AND t.number < $until
ORDER BY t.number;
