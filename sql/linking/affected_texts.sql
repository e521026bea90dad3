-- The language of each affected claim: a post's own, else its document's.
SELECT
    c.claim_id,
    coalesce(
        CASE WHEN c.kind = 'post' THEN coalesce(e.language, p.language) END,
        split_part(coalesce(d.language, ''), '-', 1)
    )
FROM affected AS a
JOIN claims AS c USING (claim_id)
JOIN documents AS d USING (document_id)
LEFT JOIN embeds AS e ON e.embed_id = c.embed_id
LEFT JOIN posts AS p ON p.post_id = e.post_id;
