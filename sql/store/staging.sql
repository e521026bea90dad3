-- Rows that several documents share wait here until the batch is kept. One set for each connection.
CREATE TEMP TABLE IF NOT EXISTS staged_captures AS FROM captures LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_capture_sightings AS FROM capture_sightings LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_document_captures AS FROM document_captures LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_accounts AS FROM accounts LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_posts AS SELECT post_id, platform, native_id, url, owner FROM posts LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_sources AS FROM sources LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_failures AS FROM failures LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_observations AS FROM observations LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_post_versions AS FROM post_versions LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_archived_copies AS FROM archived_copies LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_archive_lookups AS FROM archive_lookups LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS staged_revisits AS FROM revisits LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS replaced_documents (document_id TEXT);
CREATE TEMP TABLE IF NOT EXISTS told_anew (old_id TEXT, new_id TEXT);
