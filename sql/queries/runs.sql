-- What was run over this database, and what did each run add?
SELECT run_id, started_at, finished_at, status, new_documents, known_documents, failures, tool_version, rules_version, arguments
FROM runs
ORDER BY started_at;
