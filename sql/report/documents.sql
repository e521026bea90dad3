-- Some documents with the capture and the run they were read in. Parameter: documents (ids).
SELECT
    d.*, k.sha256 AS capture_sha256, k.address AS capture_address, k.media_type AS capture_media_type,
    k.bytes AS capture_bytes, r.tool_version, r.arguments, r.started_at
FROM documents AS d
JOIN captures AS k USING (capture_id)
LEFT JOIN runs AS r ON r.run_id = d.run_id
WHERE d.document_id IN (SELECT unnest($documents))
ORDER BY d.document_id;
