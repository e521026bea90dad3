-- The copies of an address that were not read yet, the oldest first: other bytes each (by the archive's own
-- digest), and nothing that the archive calls an error or a redirect. Parameters: address, most.
SELECT c.copy_id, c.memento, c.original, c.captured_at, c.first_byte, c.last_byte
FROM archived_copies AS c
WHERE c.address = $address
    AND c.fetched IS NULL
    AND (c.status IS NULL OR c.status = 200)
    AND (c.media_type IS NULL OR regexp_matches(c.media_type, '^(text/|application/(xhtml|json|activity))'))
    AND (c.digest IS NULL OR c.digest NOT IN (
        SELECT x.digest
        FROM archived_copies AS x
        WHERE x.address = $address AND x.digest IS NOT NULL AND x.capture_id IS NOT NULL
    ))
QUALIFY row_number() OVER (PARTITION BY coalesce(c.digest, c.copy_id) ORDER BY c.captured_at, c.copy_id) = 1
ORDER BY c.captured_at, c.copy_id
LIMIT $most;
