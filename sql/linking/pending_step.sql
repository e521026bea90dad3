-- How far the portion that was interrupted is, if there is one.
SELECT rules, content, compared, claim_id, other_claim_id FROM pending_steps;
