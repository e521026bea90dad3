-- Who published what, for citations of other outlets.
SELECT document_id, publisher, url FROM documents WHERE is_current ORDER BY document_id;
