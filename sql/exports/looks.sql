-- Every look at the captures of exported documents, the first first: what a web archive of them holds. The same bytes
-- of which two things are told are two documents, and have rows for both.
-- Parameter: everything, documents without an exported claim too.
WITH wanted AS (
    SELECT document_id FROM documents WHERE $everything
    UNION
    SELECT c.document_id FROM exported_claims JOIN claims AS c USING (claim_id)
),
held AS (
    SELECT
        dc.capture_id,
        d.given,
        first(d.title ORDER BY dc.item, d.document_id) AS title,
        list(DISTINCT d.path) FILTER (d.path IS NOT NULL) AS paths,
        count(*) OVER (PARTITION BY dc.capture_id) AS told
    FROM wanted
    JOIN documents AS d USING (document_id)
    JOIN document_captures AS dc USING (document_id)
    GROUP BY dc.capture_id, d.given
)
SELECT DISTINCT
    k.capture_id, k.sha256, k.address, k.path, k.url, k.media_type, k.headers, k.status, k.container_offset,
    k.payload_digest, held.given, held.title, s.address AS looked_at, s.seen_at,
    s.status AS answered, count(DISTINCT (s.address, s.seen_at)) OVER (PARTITION BY k.capture_id, held.given) AS looks
FROM held
JOIN captures AS k USING (capture_id)
JOIN capture_sightings AS s USING (capture_id)
-- Each thing was told of the bytes in one place, where that is known.
WHERE held.told = 1
    OR list_contains(held.paths, s.address)
    OR NOT EXISTS (
        FROM capture_sightings AS o WHERE o.capture_id = k.capture_id AND list_contains(held.paths, o.address)
    )
ORDER BY s.seen_at, s.address, k.capture_id, held.given;
