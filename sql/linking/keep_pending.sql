-- Writes down the portion that was indexed, in the transaction that did.
INSERT INTO pending_documents SELECT document_id, document_key, day FROM new_documents;
INSERT INTO pending_claims SELECT number, claim_id, claim_key FROM new_claims;
