-- A document that linking has not seen yet, if there is one.
SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM linked_documents) LIMIT 1;
