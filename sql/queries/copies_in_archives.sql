-- Which copies of articles and posts do web archives hold, and which of them were read?
SELECT address, captured_at, archive, status, media_type, fetched, capture_id, memento
FROM archived_copies
ORDER BY address, captured_at, archive;
