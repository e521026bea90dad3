-- What became of a check in a run.
INSERT OR REPLACE INTO check_runs (run_id, check_name, status, reason, rows)
VALUES ($run_id, $check, $status, $reason, $rows);
