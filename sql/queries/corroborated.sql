-- What has several independent sources? Statements by the number of sources left when one origin and one author count once.
SELECT k.statement_id, left(s.text, 110) AS statement, k.independent_sources, k.origins, k.publishers, k.documents, k.asserted_by
FROM corroboration AS k
JOIN statements AS s USING (statement_id)
WHERE k.documents > 1
ORDER BY k.independent_sources DESC, k.publishers DESC, k.statement_id;
