-- Where do the bytes come from, and when were they seen?
SELECT k.capture_id, k.sha256, s.address, s.seen_at, s.status, k.bytes, k.media_type, r.tool_version, r.rules_version
FROM capture_sightings AS s
JOIN captures AS k USING (capture_id)
JOIN runs AS r USING (run_id)
ORDER BY s.seen_at, s.address;
