-- All documents by publication, the latest first, and what was found in each.
SELECT * FROM report_documents ORDER BY published_earliest DESC NULLS LAST, title, document_id;
