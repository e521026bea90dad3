-- What documents name as their source becomes a link; a link that is there already stays as it is.
INSERT INTO document_links (document_id, from_document_id, relation, score, evidence, direction_basis)
FROM cited
ON CONFLICT DO NOTHING;
