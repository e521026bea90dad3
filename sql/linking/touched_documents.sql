-- The documents of the touched statements.
CREATE OR REPLACE TEMP TABLE touched_documents AS
SELECT row_number() OVER (ORDER BY document_id) - 1 AS number, document_id
FROM (
    SELECT DISTINCT document_id FROM claims WHERE statement_id IN (SELECT statement_id FROM touched_statements)
);
