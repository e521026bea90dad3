-- When and where the texts of some documents were seen. Parameter: documents (ids).
SELECT DISTINCT dc.document_id, s.seen_at, s.address, s.status, k.sha256
FROM document_captures AS dc
JOIN captures AS k USING (capture_id)
JOIN capture_sightings AS s USING (capture_id)
WHERE dc.document_id IN (SELECT unnest($documents))
ORDER BY dc.document_id, s.seen_at, s.address;
