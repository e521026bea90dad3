-- The first findings of each check, the gravest first, and how many it has. Parameters: most (of each
-- check), listed (the table of findings: of the report, or that of the served snapshot).
SELECT *, count(*) OVER (PARTITION BY check_name) AS of_check
FROM query_table($listed)
QUALIFY row_number() OVER (
    PARTITION BY check_name ORDER BY grade NULLS LAST, confidence DESC NULLS LAST, document_id, claim_id, embed_id
) <= $most
ORDER BY grade NULLS LAST, check_name, confidence DESC NULLS LAST, document_id, claim_id, embed_id;
