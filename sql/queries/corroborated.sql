-- What has several independent sources? Statements by how many are sure; NULL: how many there are is not known.
SELECT k.statement_id, left(s.text, 110) AS statement, k.independent_sources, k.at_least, k.origins, k.publishers, k.documents, k.asserted_by
FROM corroboration AS k
JOIN statements AS s USING (statement_id)
WHERE k.documents > 1
ORDER BY k.at_least DESC, k.publishers DESC, k.statement_id;
