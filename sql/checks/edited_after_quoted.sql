-- title: The post was edited after the article appeared
-- severity: warning
-- why: The platform lists a version of the post that was written after the article was published: whoever follows the
--      article's post now may read something else than its author did.
-- needs: observations
WITH edits AS (
    SELECT post_id, edited_earliest AS edited_at, text, asked_at
    FROM observations
    WHERE edited_earliest IS NOT NULL
    UNION ALL
    SELECT v.post_id, v.written_earliest, v.text, o.asked_at
    FROM post_versions AS v
    JOIN observations AS o USING (observation_id)
    WHERE v.version > 1 AND v.written_earliest IS NOT NULL
)

SELECT
    NULL AS claim_id,
    e.document_id,
    e.embed_id,
    json_object(
        'published', strftime(d.published_latest, '%Y-%m-%d %H:%M'),
        'edited', strftime(x.edited_at, '%Y-%m-%d %H:%M'),
        'says', CASE WHEN e.text IS NOT NULL AND x.text IS NOT NULL THEN e.text END,
        'post_says', CASE WHEN e.text IS NOT NULL THEN x.text END,
        'spans', [[e.start_char, e.end_char]]
    ) AS detail
FROM embeds AS e
JOIN documents AS d USING (document_id)
JOIN edits AS x USING (post_id)
WHERE d.is_current AND e.in_article AND x.edited_at > d.published_latest
QUALIFY row_number() OVER (PARTITION BY e.embed_id ORDER BY x.edited_at DESC, x.text IS NULL, x.asked_at DESC, x.text) = 1
ORDER BY e.document_id, e.start_char
