-- Writes the origins and parties of bare claims, with the ids that tracker.linking.origins gives them.
INSERT INTO traced (origin_id, basis, claim_id, how, evidence)
SELECT
    'org_' || left(sha256('3:own;' || length(claim_id) || ':' || claim_id || ';'), 20),
    'own', claim_id, 'own', '{"why": "as far as observed"}'
FROM bare_claims;

INSERT INTO claim_parties (claim_id, party_id, evidence, told)
SELECT b.claim_id, b.claim_id, 'named', s.author_kind IS NOT NULL
FROM bare_claims AS b
LEFT JOIN somebody AS s
    ON s.author_kind = b.author_kind AND s.resolved = b.resolved
    AND s.author_name IS NOT DISTINCT FROM b.author_name;
