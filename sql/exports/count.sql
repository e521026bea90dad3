-- How many claims the export holds.
SELECT count(*) FROM exported_claims;
