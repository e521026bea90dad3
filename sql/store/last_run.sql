-- The latest run.
SELECT run_id, status, started_at, finished_at, new_documents, known_documents, failures, tool_version, rules_version
FROM runs ORDER BY started_at DESC LIMIT 1;
