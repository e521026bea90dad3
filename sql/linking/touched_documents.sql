-- The documents of the touched statements: who published them, and what they say of where they come from.
SELECT d.document_id, d.publisher, d.url, d.path, d.byline, d.text
FROM documents AS d
WHERE d.document_id IN (
    SELECT document_id FROM claims WHERE statement_id IN (SELECT statement_id FROM touched_statements)
)
ORDER BY d.document_id;
