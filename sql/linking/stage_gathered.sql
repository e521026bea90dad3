CREATE OR REPLACE TEMP TABLE gathered (claim_id TEXT, statement_id TEXT);
