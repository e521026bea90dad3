-- Takes the rows of replaced_documents away, all but the record of where their text was seen.
-- What linking said of their claims waits in kept_links for the claims that come back as they were; one with another
-- author, date or relay is compared anew.
CREATE OR REPLACE TEMP TABLE kept_links AS
SELECT c.claim_id, c.statement_id, c.origin_id, l.compared
FROM claims AS c
JOIN compared_by_linking AS l USING (claim_id)
WHERE c.document_id IN (FROM replaced_documents) AND (c.statement_id IS NOT NULL OR c.origin_id IS NOT NULL);

INSERT INTO staged_posts
SELECT DISTINCT post_id, platform, native_id, NULL, NULL
FROM embeds
WHERE post_id IS NOT NULL AND document_id IN (FROM replaced_documents);

DELETE FROM embed_starts WHERE document_id IN (FROM replaced_documents);
DELETE FROM embeds WHERE document_id IN (FROM replaced_documents);
DELETE FROM mentions WHERE document_id IN (FROM replaced_documents);
DELETE FROM hashtags WHERE document_id IN (FROM replaced_documents);
DELETE FROM linked_posts WHERE document_id IN (FROM replaced_documents);
DELETE FROM source_aliases WHERE document_id IN (FROM replaced_documents);
DELETE FROM claim_via WHERE document_id IN (FROM replaced_documents);
DELETE FROM claim_candidates WHERE document_id IN (FROM replaced_documents);
DELETE FROM claims WHERE document_id IN (FROM replaced_documents);
DELETE FROM documents WHERE document_id IN (FROM replaced_documents);
DELETE FROM replaced_documents;
