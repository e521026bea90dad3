-- title: The article is older than a post it shows
-- severity: error
-- why: What is embedded was there first. When the article's last date ends before the post was made, one of the two
--      times is wrong, or the page was changed later without saying so.
SELECT
    c.claim_id,
    e.document_id,
    e.embed_id,
    json_object(
        'published', strftime(d.published_latest, '%Y-%m-%dT%H:%M:%SZ'),
        'modified', strftime(d.modified_latest, '%Y-%m-%dT%H:%M:%SZ'),
        'posted', strftime(e.posted_earliest, '%Y-%m-%dT%H:%M:%SZ'),
        'post', e.url,
        'spans', [[e.start_char, e.end_char]]
    ) AS detail
FROM embeds AS e
JOIN documents AS d ON d.document_id = e.document_id AND d.is_current
LEFT JOIN claims AS c ON c.embed_id = e.embed_id
WHERE e.in_article
    AND e.posted_basis = 'post-id'
    AND d.published_basis IS DISTINCT FROM 'inferred'
    AND e.posted_earliest > greatest(d.published_latest, coalesce(d.modified_latest, d.published_latest))
ORDER BY e.document_id, e.start_char
