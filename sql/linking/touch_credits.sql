-- Adds the statements of older documents that name one of $agencies where credits stand, or as who relayed a claim:
-- their origins are traced again. The names are letters and digits only, folded.
CREATE OR REPLACE TEMP TABLE touched_statements AS
WITH places AS (
    SELECT document_id, concat_ws(' ', byline, publisher, left(text, 160), right(rtrim(text), 320)) AS words
    FROM documents
    UNION ALL
    SELECT c.document_id, concat_ws(' ', s.name, v.text)
    FROM claim_via AS v
    JOIN claims AS c USING (claim_id)
    LEFT JOIN sources AS s USING (source_id)
),

named AS (
    SELECT DISTINCT document_id
    FROM places
    WHERE len(list_filter(
        $agencies::TEXT[],
        lambda agency: contains(regexp_replace(strip_accents(lower(words)), '[^\p{L}\p{N}]+', '', 'g'), agency)
    )) > 0
),

wanted AS (
    SELECT statement_id FROM touched_statements
    UNION
    SELECT statement_id FROM claims
    WHERE document_id IN (SELECT document_id FROM named) AND statement_id IS NOT NULL
)

SELECT (sum(claims) OVER (ORDER BY statement_id) - claims)::BIGINT AS number, statement_id
FROM (
    SELECT statement_id, count(*) AS claims
    FROM claims
    WHERE statement_id IN (SELECT statement_id FROM wanted)
    GROUP BY statement_id
);
