-- What two copies have in common that nobody else has goes to the evidence of their link.
UPDATE document_links AS l SET evidence = json_merge_patch(l.evidence, s.errors)
FROM shared_errors AS s
WHERE l.relation = 'copies'
    AND least(l.document_id, l.from_document_id) = s.document_id
    AND greatest(l.document_id, l.from_document_id) = s.other_document_id;
