-- The claims of a slice whose author is a body that is only called what it is.
CREATE OR REPLACE TEMP TABLE described (claim_id TEXT);
