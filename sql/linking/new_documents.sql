-- The first $most documents that linking has not seen, and the spans that are not their own prose: posts and direct quotations.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT
    row_number() OVER (ORDER BY document_id) - 1 AS number,
    document_id,
    ('0x' || substr(document_id, 5, 15))::UBIGINT AS document_key,
    date_diff('day', DATE '1970-01-01', published_earliest::DATE)::INTEGER AS day
FROM documents
WHERE document_id NOT IN (SELECT document_id FROM linked_documents)
ORDER BY document_id
LIMIT $most;
