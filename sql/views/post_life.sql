-- One row for each post that somebody was asked about: when it was seen, since when it is not found, who said so.
-- gone: it was shown once, and since then nobody showed it or hid it, but it was missed at least twice, a day or more
-- apart, by every kind of service that can speak of its platform. It went between gone_after and gone_by. Where one
-- answer means several things (TikTok), or anybody may keep the server and what came is no data of its interface (a
-- server that is gone leaves a proxy behind that answers 404 to anything, in words of its own), it stays "not found".
-- came_back_at: shown after it had been missed.
CREATE OR REPLACE VIEW post_life AS
WITH told AS (
    SELECT
        o.post_id,
        o.asked_at,
        o.vantage,
        o.outcome,
        o.outcome IN ('present', 'present_truncated', 'edited') AS shown,
        o.outcome IN ('withheld_login', 'protected', 'withheld_here', 'blocked_by_author', 'tombstone_unspecified') AS hidden,
        o.outcome IN ('not_found', 'suspended', 'deactivated', 'account_gone', 'removed_by_platform') AS missed,
        NOT per_server(p.platform) OR starts_with(o.reason, '{') OR o.http_status = 410 AS in_words,
        o.http_status,
        o.edited_earliest,
        o.edited_latest,
        o.handle,
        o.account_native_id
    FROM observations AS o
    JOIN posts AS p USING (post_id)
    WHERE o.outcome NOT IN ('rate_limited', 'refused', 'network', 'unreadable')
),

-- How many kinds of service must miss a post; of the other platforms one service speaks.
needed AS (
    SELECT unnest(['twitter', 'bluesky', 'mastodon']) AS platform, 2 AS vantages
    UNION ALL
    SELECT 'tiktok', NULL
),

there AS (
    SELECT
        post_id,
        max(asked_at) FILTER (WHERE shown OR hidden) AS last_there_at,
        max(asked_at) FILTER (WHERE shown) AS last_present_at,
        min(asked_at) FILTER (WHERE missed) AS first_missed_at
    FROM told
    GROUP BY post_id
),

missed AS (
    SELECT
        t.post_id,
        min(t.asked_at) AS since,
        max(t.asked_at) AS until,
        count(*) AS askings,
        count(*) FILTER (WHERE t.in_words) AS askings_in_words,
        min(t.asked_at) FILTER (WHERE t.in_words) AS since_in_words,
        max(t.asked_at) FILTER (WHERE t.in_words) AS until_in_words,
        count(DISTINCT t.vantage) FILTER (WHERE t.in_words) AS vantages,
        list(DISTINCT t.vantage ORDER BY t.vantage) AS vantage_names,
        max_by(t.outcome, t.asked_at) AS outcome
    FROM told AS t
    JOIN there USING (post_id)
    WHERE t.missed AND (there.last_there_at IS NULL OR t.asked_at > there.last_there_at)
    GROUP BY t.post_id
),

asked AS (
    SELECT
        post_id,
        count(*) AS askings,
        min(asked_at) AS first_asked_at,
        max(asked_at) AS last_asked_at,
        list(DISTINCT vantage ORDER BY vantage) AS vantages
    FROM observations
    WHERE vantage <> 'none'
    GROUP BY post_id
)

SELECT
    p.post_id,
    p.platform,
    p.native_id,
    p.url,
    a.askings,
    a.first_asked_at,
    a.last_asked_at,
    a.vantages,
    (SELECT max_by(t.outcome, t.asked_at) FROM told AS t WHERE t.post_id = p.post_id) AS last_outcome,
    (SELECT min(t.asked_at) FROM told AS t WHERE t.post_id = p.post_id AND t.shown) AS first_present_at,
    there.last_present_at,
    -- Shown, or said to exist by somebody who did not show it.
    there.last_there_at,
    (
        SELECT max_by(t.vantage, t.asked_at) FROM told AS t WHERE t.post_id = p.post_id AND t.shown
    ) AS last_present_vantage,
    missed.since AS not_found_since,
    coalesce(missed.askings, 0) AS not_found_askings,
    missed.vantage_names AS not_found_vantages,
    missed.outcome AS not_found_outcome,
    coalesce(
        there.last_present_at IS NOT NULL
        AND missed.askings_in_words >= 2
        AND missed.until_in_words - missed.since_in_words >= INTERVAL 24 HOUR
        AND missed.vantages >= CASE WHEN n.platform IS NULL THEN 1 ELSE n.vantages END,
        FALSE
    ) AS gone,
    CASE WHEN gone THEN there.last_present_at END AS gone_after,
    CASE WHEN gone THEN missed.since END AS gone_by,
    CASE WHEN there.last_present_at > there.first_missed_at THEN there.last_present_at END AS came_back_at,
    (
        SELECT {earliest: t.edited_earliest, latest: t.edited_latest}
        FROM told AS t
        WHERE t.post_id = p.post_id AND t.edited_earliest IS NOT NULL
        ORDER BY t.edited_earliest DESC
        LIMIT 1
    ) AS last_edit,
    EXISTS (SELECT 1 FROM told AS t WHERE t.post_id = p.post_id AND t.outcome = 'edited') AS edited,
    (
        SELECT list(DISTINCT t.handle ORDER BY t.handle) FROM told AS t WHERE t.post_id = p.post_id AND t.handle IS NOT NULL
    ) AS handles
FROM asked AS a
JOIN posts AS p USING (post_id)
LEFT JOIN there USING (post_id)
LEFT JOIN missed USING (post_id)
LEFT JOIN needed AS n ON n.platform = p.platform;
