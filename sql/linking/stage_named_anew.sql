CREATE OR REPLACE TEMP TABLE named_anew (claim_id TEXT, statement_id TEXT);
