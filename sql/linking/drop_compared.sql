-- Of a slice that was interrupted, the pairs that were compared before.
CREATE OR REPLACE TEMP TABLE undecided AS
SELECT row_number() OVER (ORDER BY claim_id, other_claim_id) - 1 AS number, claim_id, other_claim_id, event
FROM undecided
WHERE (claim_id, other_claim_id) > ($claim, $other);
