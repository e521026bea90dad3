-- title: The post was no longer to be found when the article appeared
-- severity: warning
-- why: The article shows a post that was seen once and was missed by every service asked before the article was published
--      (as the view post_life says it, never by one bad answer). It may be shown from a copy, and readers cannot see it.
-- needs: observations
SELECT
    NULL AS claim_id,
    e.document_id,
    e.embed_id,
    json_object(
        'post', l.url,
        'seen present', strftime(l.gone_after, '%Y-%m-%d'),
        'not found since', strftime(l.gone_by, '%Y-%m-%d'),
        'asked of', array_to_string(l.not_found_vantages, ', '),
        'askings', l.not_found_askings,
        'published', strftime(d.published_earliest, '%Y-%m-%d'),
        'spans', [[e.start_char, e.end_char]]
    ) AS detail
FROM post_life AS l
JOIN embeds AS e USING (post_id)
JOIN documents AS d USING (document_id)
WHERE l.gone AND d.is_current AND e.in_article AND d.published_earliest > l.gone_by
ORDER BY e.document_id, e.start_char
