-- Revisits whose capture has come in by now: by the address and second they refer to, else by the payload's digest,
-- else (a server's "not modified", which names neither) the last look at the same address before. A capture that
-- states another digest is never taken. To the second, because some programs cut the fraction off where they refer.
CREATE OR REPLACE TEMP TABLE settled_revisits AS
SELECT r.path, r.container_offset, r.address, r.seen_at,
    first(k.capture_id ORDER BY
        s.address = r.refers_to AND date_trunc('second', s.seen_at) = date_trunc('second', r.refers_at) DESC,
        k.payload_digest = r.payload_digest DESC NULLS LAST,
        s.address = r.address DESC,
        s.seen_at DESC, k.capture_id) AS capture_id
FROM revisits AS r
JOIN capture_sightings AS s
    ON s.address IN (r.refers_to, r.address) AND s.seen_at <= r.seen_at AND s.capture_id <> ''
JOIN captures AS k
    ON k.capture_id = s.capture_id AND coalesce(k.payload_digest = r.payload_digest, true)
WHERE r.capture_id IS NULL
  AND (
    (s.address = r.refers_to AND date_trunc('second', s.seen_at) = date_trunc('second', r.refers_at))
    OR k.payload_digest = r.payload_digest
    OR (r.refers_to IS NULL AND r.payload_digest IS NULL AND s.address = r.address)
  )
GROUP BY ALL;

INSERT INTO settled_revisits
SELECT r.path, r.container_offset, r.address, r.seen_at, first(k.capture_id ORDER BY k.capture_id)
FROM revisits AS r JOIN captures AS k ON k.payload_digest = r.payload_digest
WHERE r.capture_id IS NULL
  AND (r.path, r.container_offset, r.address, r.seen_at) NOT IN
      (SELECT (path, container_offset, address, seen_at) FROM settled_revisits)
GROUP BY ALL;

UPDATE revisits SET capture_id = settled.capture_id
FROM settled_revisits AS settled
WHERE revisits.path = settled.path AND revisits.container_offset = settled.container_offset
  AND revisits.address = settled.address AND revisits.seen_at = settled.seen_at;

INSERT INTO capture_sightings (capture_id, run_id, address, seen_at, status)
SELECT r.capture_id, r.run_id, r.address, r.seen_at, r.status
FROM revisits AS r SEMI JOIN settled_revisits USING (path, container_offset, address, seen_at)
WHERE NOT EXISTS (
    FROM capture_sightings AS s
    WHERE s.capture_id = r.capture_id AND s.address = r.address AND s.seen_at = r.seen_at
)
-- The same record may stand in two files, or in a file and in a package of it.
ON CONFLICT DO NOTHING;
