-- Writes the traced origins. One post is one origin in every statement it occurs in.
INSERT INTO origins (origin_id, basis)
SELECT origin_id, min(basis) FROM traced GROUP BY origin_id
ON CONFLICT DO NOTHING;

INSERT INTO origin_members (origin_id, claim_id, how, from_claim_id, direction_basis, evidence)
SELECT origin_id, claim_id, how, from_claim_id, direction_basis, evidence FROM traced;

UPDATE claims SET origin_id = t.origin_id
FROM traced AS t
WHERE claims.claim_id = t.claim_id AND claims.origin_id IS DISTINCT FROM t.origin_id;

DELETE FROM origins WHERE origin_id NOT IN (SELECT origin_id FROM origin_members);
