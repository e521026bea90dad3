-- The posts that some documents show, place by place. Parameter: documents (ids).
SELECT e.*, p.url AS post_url
FROM embeds AS e
LEFT JOIN posts AS p USING (post_id)
WHERE e.document_id IN (SELECT unnest($documents))
ORDER BY e.document_id, e.start_char, e.position;
