-- What scale.py's claims lack to be drawn: captures, outlets, titles, authors.
UPDATE documents SET
    capture_id = 'cap_' || document_id,
    publisher = 'Outlet ' || hash(document_id) % 900,
    title = 'Report ' || left(document_id, 12);

INSERT INTO captures (capture_id, sha256, address, media_type, headers, bytes, stored_at)
SELECT capture_id, sha256(document_id), '/' || document_id, 'text/html', '{}', 2000, published_earliest FROM documents;

INSERT INTO capture_sightings (capture_id, run_id, address, seen_at)
SELECT capture_id, 'run', '/' || document_id, published_earliest FROM documents;

INSERT INTO document_captures (document_id, capture_id, item) SELECT document_id, capture_id, 0 FROM documents;

INSERT INTO sources (source_id, name, kind) SELECT 'src_' || i, 'Speaker ' || i, 'person' FROM range(50000) AS made (i);

UPDATE claims SET
    author_id = 'src_' || hash(claim_id) % 50000,
    author_name = 'Speaker ' || hash(claim_id) % 50000,
    author_text = 'Speaker',
    author_kind = 'person'
WHERE hash(claim_id) % 10 < 8;
