-- Reading the JSON of a hundred thousand findings takes a fifth of a second and is asked for again and again, so it
-- becomes a table.
CREATE OR REPLACE TABLE served_finding_claims AS FROM finding_claims ORDER BY about_claim_id;
DROP VIEW finding_claims;
ALTER TABLE served_finding_claims RENAME TO finding_claims;
