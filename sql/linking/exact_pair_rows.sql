SELECT claim_id, other_claim_id, method FROM exact_pairs ORDER BY claim_id, other_claim_id;
