-- The view corroboration takes half a minute over a million claims, and reading the JSON of a hundred thousand findings a
-- fifth of a second; both are asked for again and again, so they become tables.
CREATE OR REPLACE TABLE served_corroboration AS FROM corroboration;
DROP VIEW corroboration;
ALTER TABLE served_corroboration RENAME TO corroboration;

CREATE OR REPLACE TABLE served_finding_claims AS FROM finding_claims ORDER BY about_claim_id;
DROP VIEW finding_claims;
ALTER TABLE served_finding_claims RENAME TO finding_claims;
