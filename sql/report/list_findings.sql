-- All findings, the gravest first and the surest of each check, with the words they are about.
SELECT * FROM report_findings ORDER BY grade NULLS LAST, check_name, confidence DESC NULLS LAST, document_id, claim_id, embed_id;
