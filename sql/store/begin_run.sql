-- A run that never ended was interrupted: whoever writes here holds the only lock.
UPDATE runs SET status = 'interrupted' WHERE status = 'running' RETURNING run_id;
