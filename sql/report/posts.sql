-- The posts that some documents show, place by place, with what platforms said of them. Parameter: documents (ids).
SELECT
    e.*, p.url AS post_url, l.askings, l.vantages, l.last_outcome, l.last_asked_at, l.last_present_at, l.last_there_at,
    l.not_found_since, l.not_found_askings, l.not_found_vantages, l.gone, l.came_back_at, l.last_edit.earliest AS edited_at
FROM embeds AS e
LEFT JOIN posts AS p USING (post_id)
LEFT JOIN post_life AS l USING (post_id)
WHERE e.document_id IN (SELECT unnest($documents))
ORDER BY e.document_id, e.start_char, e.position;
