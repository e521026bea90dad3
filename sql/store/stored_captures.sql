-- Every capture, and what reading it again needs; once for each set of facts that was told of it. Parameter: rules; only captures that these rules have not read yet,
-- with a document or without success ('' for all).
SELECT k.capture_id, k.sha256, k.address, k.path, k.url, k.media_type, k.headers, k.status, k.bytes,
    k.container_offset, k.payload_digest, k.custody, told.given,
    k.capture_id IN (SELECT capture_id FROM observations) AS observed,
    (SELECT min(s.seen_at) FROM capture_sightings AS s WHERE s.capture_id = k.capture_id) AS seen_at
FROM captures AS k
LEFT JOIN (SELECT DISTINCT capture_id, given FROM documents) AS told USING (capture_id)
WHERE $rules = ''
    OR k.capture_id IN (SELECT capture_id FROM documents WHERE rules_version <> $rules)
    OR k.capture_id NOT IN (
        SELECT capture_id FROM document_captures
        UNION ALL
        SELECT capture_id FROM failures JOIN runs USING (run_id)
        WHERE capture_id IS NOT NULL AND rules_version = $rules
    )
ORDER BY k.capture_id, told.given;
