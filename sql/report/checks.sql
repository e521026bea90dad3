-- What became of each check the last time it was asked for, and how many findings stand.
SELECT
    c.check_name,
    max_by(c.status, (r.started_at, c.run_id)) AS status,
    max_by(c.reason, (r.started_at, c.run_id)) AS reason,
    max_by(c.run_id, (r.started_at, c.run_id)) AS run_id,
    (SELECT count(*) FROM findings AS f WHERE f.check_name = c.check_name) AS findings
FROM check_runs AS c
LEFT JOIN runs AS r USING (run_id)
GROUP BY c.check_name
ORDER BY c.check_name;
