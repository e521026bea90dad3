-- All documents with what was found in each, for the life of the connection: the lists and the search ask for it.
CREATE OR REPLACE TEMP TABLE report_documents AS
WITH
    c AS (SELECT document_id, count(*) AS claims FROM claims GROUP BY document_id),
    e AS (SELECT document_id, count(*) AS posts FROM embeds GROUP BY document_id),
    f AS (
        SELECT
            document_id,
            count(*) FILTER (severity = 'error') AS errors,
            count(*) FILTER (severity = 'warning') AS warnings
        FROM findings
        GROUP BY document_id
    )

SELECT
    d.document_id, d.title, d.publisher, d.language, d.url, d.path, d.version, d.is_current,
    d.published_earliest, d.published_latest, d.published_precision, d.published_zone_known,
    coalesce(c.claims, 0) AS claims, coalesce(e.posts, 0) AS posts,
    coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings
FROM documents AS d
LEFT JOIN c USING (document_id)
LEFT JOIN e USING (document_id)
LEFT JOIN f USING (document_id);
