-- The feeds that are watched: when each was asked last, what it said, how many documents came from it.
SELECT
    f.address AS feed,
    f.asked_at,
    f.status,
    coalesce(f.failure, '') AS failure,
    f.not_before,
    (
        SELECT count(DISTINCT dc.document_id)
        FROM capture_sightings AS s
        JOIN document_captures AS dc USING (capture_id)
        WHERE s.address = f.address
    ) AS documents
FROM watched_feeds AS f
ORDER BY feed;
