-- A slice of the undecided pairs.
SELECT claim_id, other_claim_id, event FROM undecided WHERE number >= $from AND number < $until ORDER BY number;
