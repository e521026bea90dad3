-- What sql/report/make_statements.sql makes for one connection, here once for all.
CREATE OR REPLACE TABLE main.report_statements AS FROM temp.report_statements ORDER BY statement_id;
DROP TABLE temp.report_statements;

-- The view counts a million claims for half a minute; it was asked once, for the table above, and becomes one itself.
DROP VIEW corroboration;
CREATE OR REPLACE TABLE corroboration AS
SELECT
    statement_id, claims, documents, publishers, origins, authors, independent_sources, at_least, attested_by,
    asserted_by, first_seen, last_seen
FROM main.report_statements;

-- The statements in the order they are listed, by what is sure of them.
CREATE OR REPLACE TABLE served_statements AS
WITH disputed AS (
    SELECT c.statement_id FROM claim_conflicts AS x JOIN claims AS c ON c.claim_id = x.claim_id
    UNION
    SELECT c.statement_id FROM claim_conflicts AS x JOIN claims AS c ON c.claim_id = x.other_claim_id
)

SELECT
    row_number() OVER (
        ORDER BY r.documents DESC, r.at_least DESC, r.claims DESC, r.statement_id
    )::INTEGER AS place,
    r.statement_id, r.text, r.voices, r.claims, r.documents, r.publishers, r.attested_by, r.origins, r.independent_sources,
    r.at_least, r.unnamed, r.errors, r.warnings,
    d.statement_id IS NOT NULL AS disputed
FROM report_statements AS r
LEFT JOIN disputed AS d USING (statement_id)
ORDER BY place;
