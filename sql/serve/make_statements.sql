-- The statements in the order they are listed, those with the most independent sources first.
-- The view corroboration takes half a minute over a million claims, and reading the JSON of a hundred thousand findings a
-- fifth of a second; both are asked for again and again, so they become tables.
CREATE OR REPLACE TABLE served_corroboration AS FROM corroboration;
DROP VIEW corroboration;
ALTER TABLE served_corroboration RENAME TO corroboration;

CREATE OR REPLACE TABLE served_finding_claims AS FROM finding_claims ORDER BY about_claim_id;
DROP VIEW finding_claims;
ALTER TABLE served_finding_claims RENAME TO finding_claims;

-- The columns of the temporary table that sql/report/make_statements.sql makes of each connection; here once for all.
CREATE OR REPLACE TABLE report_statements AS
WITH found AS (
    SELECT
        c.statement_id,
        count(*) FILTER (f.severity = 'error') AS errors,
        count(*) FILTER (f.severity = 'warning') AS warnings
    FROM finding_claims AS f
    JOIN claims AS c ON c.claim_id = f.about_claim_id
    GROUP BY c.statement_id
)

SELECT
    s.statement_id, s.text, s.language, s.claim_id, k.claims, k.documents, k.publishers, k.origins, k.authors,
    k.independent_sources, k.attested_by, k.asserted_by, k.first_seen, k.last_seen,
    coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings
FROM statements AS s
JOIN corroboration AS k USING (statement_id)
LEFT JOIN found AS f USING (statement_id)
ORDER BY s.statement_id;

CREATE OR REPLACE TABLE served_statements AS
WITH disputed AS (
    SELECT c.statement_id FROM claim_conflicts AS x JOIN claims AS c ON c.claim_id = x.claim_id
    UNION
    SELECT c.statement_id FROM claim_conflicts AS x JOIN claims AS c ON c.claim_id = x.other_claim_id
)

SELECT
    row_number() OVER (
        ORDER BY r.independent_sources DESC, r.documents DESC, r.claims DESC, r.statement_id
    )::INTEGER AS place,
    r.statement_id, r.text, r.asserted_by, r.claims, r.publishers, r.independent_sources, r.errors, r.warnings,
    d.statement_id IS NOT NULL AS disputed
FROM report_statements AS r
LEFT JOIN disputed AS d USING (statement_id)
ORDER BY place;
