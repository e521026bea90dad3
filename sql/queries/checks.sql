-- Which checks ran last, and how did they end? "could_not_run" is not "passed".
SELECT k.check_name, k.status, k.rows, k.reason, r.started_at
FROM check_runs AS k
JOIN runs AS r USING (run_id)
QUALIFY row_number() OVER (PARTITION BY k.check_name ORDER BY r.started_at DESC) = 1
ORDER BY k.check_name;
