-- How far the portion is now, in the transaction that wrote what was found until there.
UPDATE pending_steps SET compared = $compared, claim_id = $claim, other_claim_id = $other;
