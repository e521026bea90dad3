-- Ends a portion.
DELETE FROM pending_steps;
DELETE FROM pending_claims;
DELETE FROM pending_documents;
