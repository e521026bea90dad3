-- Writes which agency each document is of or credits.
UPDATE documents
SET agency = c.agency, agency_credited = c.agency_credited
FROM credited AS c
WHERE c.document_id = documents.document_id
    AND (documents.agency IS DISTINCT FROM c.agency OR documents.agency_credited IS DISTINCT FROM c.agency_credited);
