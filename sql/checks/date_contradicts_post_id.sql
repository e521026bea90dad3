-- title: The date printed with a post is not the day its id was made
-- severity: error
-- why: A post's id holds the moment it was made. Over 118 real tweets the printed date was the same day every time;
--      two days or more apart, the date or the post is not what it is shown as.
SELECT
    c.claim_id,
    e.document_id,
    e.embed_id,
    json_object(
        'printed', e.declared_date,
        'posted', strftime(e.posted_earliest, '%Y-%m-%dT%H:%M:%SZ'),
        'post', e.url,
        'spans', [[e.start_char, e.end_char]]
    ) AS detail
FROM embeds AS e
JOIN documents AS d ON d.document_id = e.document_id AND d.is_current
LEFT JOIN claims AS c ON c.embed_id = e.embed_id
WHERE e.date_agreement = 'contradicts' AND e.in_article
ORDER BY e.document_id, e.start_char
