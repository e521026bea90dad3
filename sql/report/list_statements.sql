-- All statements, those with the most independent sources first.
SELECT * FROM report_statements ORDER BY independent_sources DESC, documents DESC, claims DESC, statement_id;
