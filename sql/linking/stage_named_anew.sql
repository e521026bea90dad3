-- New claims, each a statement of its own to begin with, named after it.
CREATE OR REPLACE TEMP TABLE named_anew (claim_id TEXT, statement_id TEXT);
