-- title: Two addresses may show one post
-- severity: info
-- why: The address names the account by a handle, and another one with the same key names it otherwise. They count as two
--      posts until evidence shows handle and account together: tracker observe asks for it.
SELECT
    NULL AS claim_id,
    e.document_id,
    e.embed_id,
    json_object(
        'post', s.url,
        'other_post', s.other_url,
        'why', s.why,
        'spans', [[e.start_char, e.end_char]]
    ) AS detail
FROM possibly_same_posts AS s
JOIN embeds AS e USING (post_id)
JOIN documents AS d USING (document_id)
WHERE d.is_current AND e.in_article
QUALIFY row_number() OVER (PARTITION BY e.embed_id ORDER BY s.other_url) = 1
ORDER BY e.document_id, e.start_char
