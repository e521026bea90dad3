-- Every verdict on a claim, the oldest first. Parameter: claim_id.
SELECT claim_id, status, made_by, made_at, note FROM judgements WHERE claim_id = $claim_id ORDER BY made_at, made_by;
