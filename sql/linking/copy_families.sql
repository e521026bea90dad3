-- The documents that share their prose with a new one, and those that these share theirs with: who is linked with whom.
WITH met AS (
    SELECT document_id FROM copies
    UNION
    SELECT other_document_id FROM copies
)

SELECT document_id, from_document_id
FROM document_links
WHERE relation = 'copies' AND (document_id IN (FROM met) OR from_document_id IN (FROM met))
ORDER BY ALL;
