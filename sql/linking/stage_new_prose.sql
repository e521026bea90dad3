-- The prose of new documents, which goes into the index of words.
CREATE OR REPLACE TEMP TABLE new_prose (document_id TEXT, prose TEXT);
