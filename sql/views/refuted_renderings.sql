-- That a quotation renders the post beside it is a guess from where the two stand. Linking compares the words; these
-- claims it found neither like their post nor contradicting it, so they are not shown as its rendering.
-- refuted_renderings_of(ids): among these claims.
CREATE OR REPLACE MACRO refuted_renderings_of(wanted) AS TABLE
WITH beside AS MATERIALIZED (
    SELECT c.claim_id, least(c.claim_id, p.claim_id) AS one, greatest(c.claim_id, p.claim_id) AS other
    FROM claims AS c
    JOIN claims AS p ON p.embed_id = c.renders_embed_id AND p.kind = 'post'
    WHERE c.renders_embed_id IS NOT NULL AND c.statement_id IS NOT NULL AND p.statement_id IS NOT NULL
        AND (wanted IS NULL OR list_contains(wanted, c.claim_id))
)

SELECT claim_id
FROM beside
WHERE (one, other) NOT IN (
    SELECT claim_id, other_claim_id FROM claim_pairs WHERE claim_id IN (SELECT one FROM beside)
    UNION ALL
    SELECT claim_id, other_claim_id FROM claim_conflicts WHERE claim_id IN (SELECT one FROM beside)
);

CREATE OR REPLACE VIEW refuted_renderings AS
FROM refuted_renderings_of(NULL::TEXT[]);
