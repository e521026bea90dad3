-- A document read again by other rules: claims that are compared as before keep their statement and origin.
UPDATE claims SET statement_id = kept.statement_id, origin_id = kept.origin_id
FROM kept_links AS kept
JOIN compared_by_linking AS now ON now.claim_id = kept.claim_id AND now.compared IS NOT DISTINCT FROM kept.compared
WHERE claims.claim_id = kept.claim_id;
