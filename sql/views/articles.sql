-- One row for each article: its versions, when they were seen first and last, and when it was found gone, if it was.
CREATE OR REPLACE VIEW articles AS
WITH seen AS (
    SELECT d.article_id, min(s.seen_at) AS first_seen_at, max(s.seen_at) AS last_seen_at, count(*) AS sightings
    FROM documents AS d
    JOIN document_captures AS dc USING (document_id)
    JOIN capture_sightings AS s ON s.capture_id = dc.capture_id
    GROUP BY d.article_id
),
gone AS (
    SELECT article_id, max(seen_at) AS gone_at, max_by(status, seen_at) AS gone_status
    FROM capture_sightings
    WHERE capture_id = ''
    GROUP BY article_id
)
SELECT
    d.article_id,
    d.title,
    d.publisher,
    d.url,
    d.path,
    (SELECT count(*) FROM documents AS v WHERE v.article_id = d.article_id) AS versions,
    d.version AS current_version,
    d.document_id AS current_document_id,
    seen.first_seen_at,
    seen.last_seen_at,
    seen.sightings,
    gone.gone_at,
    gone.gone_status
FROM documents AS d
JOIN seen USING (article_id)
LEFT JOIN gone USING (article_id)
WHERE d.is_current;
