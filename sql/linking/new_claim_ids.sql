-- A slice of the new claims.
SELECT claim_id FROM new_claims WHERE number >= $from AND number < $until ORDER BY number;
