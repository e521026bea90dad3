-- The portion that was interrupted, as the steps after indexing ask for it.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT row_number() OVER (ORDER BY document_id) - 1 AS number, document_id, document_key, day FROM pending_documents;

CREATE OR REPLACE TEMP TABLE new_claims AS
SELECT number, claim_id, claim_key FROM pending_claims;
