-- The articles of which a capture holds a version. Parameter: capture.
SELECT DISTINCT d.article_id
FROM document_captures AS dc
JOIN documents AS d USING (document_id)
WHERE dc.capture_id = $capture;
