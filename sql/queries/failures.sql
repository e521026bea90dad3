-- What could not be read, and why? All failures of the latest run in which an input had one.
SELECT input, stage, error, message, items, started_at
FROM failures JOIN runs USING (run_id)
QUALIFY rank() OVER (PARTITION BY input ORDER BY started_at DESC) = 1
ORDER BY started_at DESC, input, items, message;
