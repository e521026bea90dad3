-- All findings, the gravest first, with the words they are about.
SELECT * FROM report_findings ORDER BY grade NULLS LAST, check_name, document_id, claim_id, embed_id;
