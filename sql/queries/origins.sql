-- What do the most outlets take from one place? Origins by the number of documents behind them.
SELECT
    o.origin_id, o.basis, count(DISTINCT c.document_id) AS documents, count(DISTINCT d.publisher) AS publishers,
    count(*) AS claims, left(any_value(s.text), 100) AS statement
FROM origins AS o
JOIN claims AS c USING (origin_id)
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
JOIN statements AS s ON s.statement_id = c.statement_id
GROUP BY o.origin_id, o.basis
ORDER BY documents DESC, claims DESC, o.origin_id;
