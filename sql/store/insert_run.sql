-- A run begins: whatever it writes names it.
INSERT INTO runs (run_id, tool_version, rules_version, arguments, started_at, status)
VALUES ($run_id, $tool_version, $rules_version, $arguments, $started_at, 'running');
