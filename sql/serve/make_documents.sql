-- The current documents in the order they are listed, the latest first. After sql/report/make_documents.sql.
CREATE OR REPLACE TABLE served_documents AS
SELECT
    row_number() OVER (ORDER BY published_earliest DESC NULLS LAST, title, document_id)::INTEGER AS place,
    *,
    served_folded(concat_ws(' ', title, publisher, url, path)) AS folded
FROM report_documents
WHERE is_current
ORDER BY place;
