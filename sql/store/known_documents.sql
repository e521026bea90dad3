-- Which versions of these articles, and which of these documents, are stored. Parameters: article ids, document ids.
SELECT document_id, article_id, version, text_sha256, given
FROM documents
WHERE article_id IN (SELECT unnest($articles::TEXT[])) OR document_id IN (SELECT unnest($documents::TEXT[]));
