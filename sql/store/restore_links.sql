UPDATE claims SET statement_id = kept.statement_id, origin_id = kept.origin_id
FROM kept_links AS kept
WHERE claims.claim_id = kept.claim_id AND claims.text = kept.text;
