-- All statements by what is sure of them: in how many documents, then on how many sources at least.
SELECT * FROM report_statements ORDER BY documents DESC, at_least DESC, claims DESC, statement_id;
