-- When and where the document's text was seen. Parameter: document_id.
SELECT DISTINCT s.seen_at, s.address, s.status, k.sha256
FROM document_captures AS dc
JOIN captures AS k USING (capture_id)
JOIN capture_sightings AS s USING (capture_id)
WHERE dc.document_id = $document_id
ORDER BY s.seen_at, s.address;
