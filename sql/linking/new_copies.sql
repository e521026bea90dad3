-- The copies found in this run, with what decides who copied whom.
SELECT
    c.document_id, c.other_document_id, c.runs, c.share,
    a.published_earliest, a.published_latest, b.published_earliest, b.published_latest,
    a.publisher, b.publisher, a.byline, b.byline, a.text, b.text
FROM copies AS c
JOIN documents AS a ON a.document_id = c.document_id
JOIN documents AS b ON b.document_id = c.other_document_id
ORDER BY c.document_id, c.other_document_id;
