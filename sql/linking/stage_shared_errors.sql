CREATE OR REPLACE TEMP TABLE shared_errors (document_id TEXT, other_document_id TEXT, errors TEXT);
