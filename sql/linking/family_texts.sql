-- The texts of these documents.
SELECT document_id, text FROM documents WHERE document_id IN (SELECT unnest($documents)) ORDER BY document_id;
