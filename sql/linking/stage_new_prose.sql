CREATE OR REPLACE TEMP TABLE new_prose (document_id TEXT, prose TEXT);
