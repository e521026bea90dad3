-- One row for each claim that a finding is about: the claim it was found on, and the other one where two are compared.
CREATE OR REPLACE VIEW finding_claims AS
SELECT claim_id AS about_claim_id, check_name, severity, claim_id, document_id, embed_id, detail
FROM findings
WHERE claim_id IS NOT NULL
UNION ALL
SELECT other_claim_id, check_name, severity, claim_id, document_id, embed_id, detail
FROM (
    -- A check of the user's own may keep something else than JSON there.
    SELECT *, CASE WHEN json_valid(detail) THEN json_extract_string(detail, '$.other_claim_id') END AS other_claim_id
    FROM findings
    WHERE contains(detail, 'other_claim_id')
)
WHERE other_claim_id IS DISTINCT FROM claim_id AND other_claim_id IS NOT NULL;
