-- A document that was told anew may have another id: where its text was seen goes over to it.
INSERT INTO document_captures
SELECT t.new_id, c.capture_id, c.item
FROM document_captures AS c JOIN told_anew AS t ON t.old_id = c.document_id
WHERE t.old_id <> t.new_id
ON CONFLICT DO NOTHING;

DELETE FROM document_captures
WHERE document_id IN (SELECT old_id FROM told_anew WHERE old_id <> new_id);

DELETE FROM told_anew;
