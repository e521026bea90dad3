-- What two copies have in common that nobody else has, before it goes to their link.
CREATE OR REPLACE TEMP TABLE shared_errors (document_id TEXT, other_document_id TEXT, errors TEXT);
