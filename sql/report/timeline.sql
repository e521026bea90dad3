-- Days (UTC) with the number of posts made and claims said on them; spread-out dates count on their first day.
WITH met AS (
    SELECT posted_earliest::DATE AS day, 1 AS posts, 0 AS claims FROM posts WHERE posted_earliest IS NOT NULL
    UNION ALL
    SELECT CASE WHEN c.date_zone_known IS FALSE THEN c.date_earliest + INTERVAL 14 HOURS ELSE c.date_earliest END::DATE, 0, 1
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    WHERE c.date_earliest IS NOT NULL
)

SELECT day, sum(posts)::BIGINT AS posts, sum(claims)::BIGINT AS claims FROM met GROUP BY day ORDER BY day;
