-- The findings in the order they are listed, the gravest first. After sql/report/make_findings.sql.
CREATE OR REPLACE TABLE served_findings AS
SELECT
    row_number() OVER (ORDER BY grade NULLS LAST, check_name, confidence DESC NULLS LAST, document_id, claim_id, embed_id)::INTEGER AS place,
    *,
    served_folded(concat_ws(' ', text, title, publisher)) AS folded
FROM report_findings
ORDER BY place;
