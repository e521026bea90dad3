-- The names for new claims' statements that other statements have already.
SELECT statement_id
FROM named_anew
JOIN statements USING (statement_id)
ORDER BY statement_id;
