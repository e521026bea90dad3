-- Where these documents stand. Parameter: document ids.
SELECT document_id, capture_id, item, item_key, article_id, version, path
FROM documents
WHERE document_id IN (SELECT unnest($documents::TEXT[]));
