-- What could not be read, and why? The latest failure of each input.
SELECT input, stage, error, message, items, started_at
FROM failures JOIN runs USING (run_id)
QUALIFY row_number() OVER (PARTITION BY input ORDER BY started_at DESC) = 1
ORDER BY started_at DESC, input;
