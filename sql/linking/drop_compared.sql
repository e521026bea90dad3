-- Of a slice that was interrupted, the pairs that were compared before.
DELETE FROM undecided WHERE (claim_id, other_claim_id) <= ($claim, $other);
