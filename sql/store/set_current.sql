-- The current version of an article is the one whose text was seen last. Parameter: article ids.
UPDATE documents SET is_current = (documents.document_id = latest.document_id)
FROM (
    SELECT d.article_id, first(d.document_id ORDER BY s.seen_at DESC, d.version DESC) AS document_id
    FROM documents AS d
    JOIN document_captures USING (document_id)
    JOIN capture_sightings AS s ON s.capture_id = document_captures.capture_id
    WHERE d.article_id IN (SELECT unnest($articles::TEXT[]))
    GROUP BY d.article_id
) AS latest
WHERE documents.article_id = latest.article_id
  AND documents.is_current <> (documents.document_id = latest.document_id);
