-- One more look at what a feed answered before. Parameters: capture, run, address, seen_at, status.
INSERT INTO capture_sightings (capture_id, run_id, address, seen_at, status)
VALUES ($capture, $run, $address, $seen_at, $status)
ON CONFLICT DO NOTHING;
