-- Some statements and what stands behind them. Parameter: statements (ids).
SELECT * FROM report_statements WHERE statement_id IN (SELECT unnest($statements)) ORDER BY statement_id;
