-- What services answered about the posts of exported documents, as it was received, in the order of the asking.
-- Parameter: everything, posts of no exported document too.
WITH wanted AS (
    SELECT post_id FROM posts WHERE $everything
    UNION
    SELECT e.post_id
    FROM exported_claims
    JOIN claims AS c USING (claim_id)
    JOIN embeds AS e ON e.document_id = c.document_id
)
SELECT DISTINCT
    k.capture_id, k.sha256, o.address, NULL AS path, NULL AS url, k.media_type, k.headers, o.http_status AS status,
    0 AS container_offset, k.payload_digest, NULL AS given, NULL AS title, o.address AS looked_at, o.asked_at AS seen_at,
    o.http_status AS answered, 1 AS looks
FROM wanted
JOIN observations AS o USING (post_id)
JOIN captures AS k ON k.capture_id = o.capture_id
ORDER BY o.asked_at, o.address, k.capture_id;
