-- The claims of some statements, in current versions of articles only. Parameter: statements (ids).
-- Each table is narrowed before they are joined: else all claims are read for one statement.
WITH
    wanted AS MATERIALIZED (
        SELECT claim_id, document_id FROM claims WHERE statement_id IN (SELECT unnest($statements))
    ),
    current AS MATERIALIZED (
        SELECT document_id FROM documents WHERE document_id IN (SELECT document_id FROM wanted) AND is_current
    )

SELECT claim_id FROM wanted JOIN current USING (document_id) ORDER BY claim_id;
