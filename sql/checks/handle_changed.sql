-- title: The post's account goes by another handle than the article prints
-- severity: info
-- why: A handle is a name that can be given up and taken by somebody else; the post belongs to its account. The platform
--      was asked about the post and named its author otherwise: a new handle, or the article has the wrong one.
-- needs: observations
WITH named AS (
    SELECT post_id, max_by(handle, asked_at) AS handle, max_by(account_native_id, asked_at) AS account, max(asked_at) AS asked_at
    FROM observations
    WHERE handle IS NOT NULL AND NOT starts_with(handle, 'did:') AND handle <> 'handle.invalid' AND vantage <> 'activitypub'
    GROUP BY post_id
),

-- Mastodon's own server leaves itself out of a handle.
sides AS (
    SELECT
        e.embed_id, e.document_id, e.start_char, e.end_char, e.author_handle, n.handle, n.account, n.asked_at,
        string_split(lower(ltrim(e.author_handle, '@')), '@') AS printed,
        string_split(lower(ltrim(n.handle, '@')), '@') AS now
    FROM named AS n
    JOIN embeds AS e USING (post_id)
    JOIN documents AS d USING (document_id)
    WHERE d.is_current AND e.in_article AND e.author_handle IS NOT NULL AND NOT starts_with(e.author_handle, 'did:')
)

SELECT
    NULL AS claim_id,
    document_id,
    embed_id,
    json_object(
        'as printed', author_handle,
        'handle', handle,
        'account', account,
        'asked', strftime(asked_at, '%Y-%m-%d'),
        'spans', [[start_char, end_char]]
    ) AS detail
FROM sides
WHERE printed[1] <> now[1] OR (len(printed) > 1 AND len(now) > 1 AND printed[2] <> now[2])
ORDER BY document_id, start_char
