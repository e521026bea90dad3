INSERT INTO document_links (document_id, from_document_id, relation, score, evidence, direction_basis)
FROM cited
ON CONFLICT DO NOTHING;
