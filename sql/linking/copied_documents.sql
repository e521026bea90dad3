-- Which documents share their prose, either way round.
SELECT document_id, from_document_id FROM document_links WHERE relation = 'copies'
UNION
SELECT from_document_id, document_id FROM document_links WHERE relation = 'copies'
ORDER BY ALL;
