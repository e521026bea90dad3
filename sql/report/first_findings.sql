-- The first findings of each check, the gravest first, and how many it has. Parameter: most (of each check).
SELECT *, count(*) OVER (PARTITION BY check_name) AS of_check
FROM report_findings
QUALIFY row_number() OVER (
    PARTITION BY check_name ORDER BY grade NULLS LAST, confidence DESC NULLS LAST, document_id, claim_id, embed_id
) <= $most
ORDER BY grade NULLS LAST, check_name, confidence DESC NULLS LAST, document_id, claim_id, embed_id;
