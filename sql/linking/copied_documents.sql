-- Which documents share their prose, either way round, and whether they share errors.
SELECT document_id, from_document_id, json_exists(evidence, '$."shared errors"') AS errors
FROM document_links
WHERE relation = 'copies'
UNION
SELECT from_document_id, document_id, json_exists(evidence, '$."shared errors"')
FROM document_links
WHERE relation = 'copies'
ORDER BY ALL;
