-- What a slice of the touched documents say of where they come from.
SELECT d.document_id, d.byline, d.text, d.publisher
FROM touched_documents AS t
JOIN documents AS d USING (document_id)
WHERE t.number >= $from AND t.number < $until
ORDER BY t.number;
