-- Which statements were merged or split as more was read, and when?
SELECT r.started_at, h.change, h.claims, h.statement_id, h.other_statement_id, left(s.text, 100) AS statement
FROM statement_changes AS h
JOIN runs AS r USING (run_id)
LEFT JOIN statements AS s ON s.statement_id = CASE WHEN h.change = 'merged into' THEN h.other_statement_id ELSE h.statement_id END
ORDER BY r.started_at DESC, h.change, h.statement_id;
