-- New claims, each a statement of its own to begin with, named after it as tracker.linking.statements names it.
CREATE OR REPLACE TEMP TABLE named_anew AS
SELECT
    claim_id,
    'stm_' || left(sha256(length(claim_id) || ':' || claim_id || ';'), 20) AS statement_id
FROM new_claims;
