-- The other words in which statements are said, in current versions only: all but the headline's, in a stable order.
SELECT c.statement_id, list(DISTINCT c.text ORDER BY c.text) AS wordings
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
JOIN statements AS s ON s.statement_id = c.statement_id AND s.text <> c.text
GROUP BY c.statement_id
ORDER BY c.statement_id;
