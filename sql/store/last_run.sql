-- The latest run: the one whose row came last, for a clock may be set back.
SELECT run_id, status, started_at, finished_at, new_documents, known_documents, failures, tool_version, rules_version
FROM runs ORDER BY rowid DESC LIMIT 1;
