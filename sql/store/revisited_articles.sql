-- The articles whose texts were seen again by the revisits just settled.
SELECT DISTINCT d.article_id
FROM settled_revisits AS r JOIN document_captures USING (capture_id) JOIN documents AS d USING (document_id);
