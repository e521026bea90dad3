-- Where the origin of each claim was traced to, and how, before it is kept.
CREATE OR REPLACE TEMP TABLE traced (
    origin_id TEXT, basis TEXT, claim_id TEXT, how TEXT, from_claim_id TEXT, direction_basis TEXT, evidence TEXT
);
