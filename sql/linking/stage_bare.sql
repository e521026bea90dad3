-- Claims that are statements of their own and show nothing that could lead elsewhere: no post, nobody who relayed them,
-- no credit of their document, nothing that they contradict. Their origin is their own, as far as observed.
CREATE OR REPLACE TEMP TABLE bare_claims AS
SELECT statement_id, claim_id, author_kind, author_name, coalesce(author_resolved, FALSE) AS resolved
FROM claims
WHERE statement_id IN (
        SELECT statement_id
        FROM claims
        WHERE statement_id IN (SELECT statement_id FROM touched_statements)
        GROUP BY statement_id
        HAVING count(*) = 1
    )
    AND kind <> 'post' AND embed_id IS NULL AND renders_embed_id IS NULL
    AND coalesce(date_basis, '') NOT IN ('post-id', 'markup', 'declared')
    AND claim_id NOT IN (SELECT claim_id FROM claim_via)
    AND document_id NOT IN (SELECT document_id FROM credited)
    AND claim_id NOT IN (SELECT claim_id FROM claim_conflicts UNION ALL SELECT other_claim_id FROM claim_conflicts);

-- The others, numbered by their claims.
CREATE OR REPLACE TEMP TABLE traced_statements AS
SELECT (sum(claims) OVER (ORDER BY statement_id) - claims)::BIGINT AS number, statement_id
FROM (
    SELECT statement_id, count(*) AS claims
    FROM claims
    WHERE statement_id IN (SELECT statement_id FROM touched_statements)
        AND statement_id NOT IN (SELECT statement_id FROM bare_claims)
    GROUP BY statement_id
);

SELECT DISTINCT author_kind, author_name, resolved FROM bare_claims ORDER BY ALL;
