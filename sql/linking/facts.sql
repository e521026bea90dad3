-- What decides the origin of each claim of a slice of the traced statements.
-- A claim reports a post when it is no quotation of it, but dated by a post of its own document.
WITH wanted AS (
    SELECT claim_id, document_id, embed_id, renders_embed_id
    FROM claims
    WHERE statement_id IN (
        SELECT statement_id FROM traced_statements WHERE number >= $from AND number < $until
    )
),

post_of AS (
    SELECT
        e.embed_id,
        e.account_id,
        coalesce(
            post_name(p.platform, p.native_id, p.owner),
            e.platform || ' @' || lower(ltrim(coalesce(e.author_handle, e.author_name, ''), '@')) || ' '
            || md5(array_to_string(
                regexp_extract_all(strip_accents(lower(coalesce(e.text, e.url, e.embed_id))), '[\p{L}\p{N}]+'), ' '
            ))
        ) AS post
    FROM embeds AS e
    LEFT JOIN posts AS p USING (post_id)
    WHERE embed_id IN (SELECT embed_id FROM wanted) OR embed_id IN (SELECT renders_embed_id FROM wanted)
        OR document_id IN (SELECT document_id FROM wanted)
),

reported AS (
    SELECT c.claim_id, min(e.embed_id) AS embed_id
    FROM wanted AS w
    JOIN claims AS c USING (claim_id)
    JOIN embeds AS e ON e.document_id = c.document_id
        AND e.posted_earliest = c.date_earliest AND e.posted_latest = c.date_latest
    WHERE c.kind <> 'post' AND c.renders_embed_id IS NULL AND c.date_basis IN ('post-id', 'markup', 'declared')
    GROUP BY c.claim_id
    HAVING count(*) = 1
),

-- A quotation goes back to the post it stands beside only where comparing them found as much.
rendering AS (
    SELECT claim_id, renders_embed_id
    FROM wanted
    WHERE renders_embed_id IS NOT NULL
        AND claim_id NOT IN (SELECT claim_id FROM refuted_renderings)
),

relays AS (
    SELECT v.claim_id, list(coalesce(s.name, v.text) ORDER BY v.position) AS names, list(s.kind ORDER BY v.position) AS kinds
    FROM claim_via AS v
    LEFT JOIN sources AS s USING (source_id)
    WHERE v.claim_id IN (SELECT claim_id FROM wanted)
    GROUP BY v.claim_id
)

SELECT
    c.claim_id, c.statement_id, c.document_id, c.kind, l.words, d.published_earliest AS published,
    c.author_id, s.account_id, c.author_name, c.author_kind,
    own.post AS own_post, rendered.post AS rendered_post, rendered.account_id AS rendered_account,
    told.post AS reported_post, told.account_id AS reported_account,
    r.names AS via_names, r.kinds AS via_kinds, c.text, coalesce(c.author_resolved, FALSE) AS resolved, c.medium,
    d.article_id
FROM wanted AS w
JOIN claims AS c USING (claim_id)
JOIN linked_claims AS l USING (claim_id)
JOIN documents AS d ON d.document_id = c.document_id
LEFT JOIN sources AS s ON s.source_id = c.author_id
LEFT JOIN post_of AS own ON own.embed_id = c.embed_id
LEFT JOIN rendering AS g ON g.claim_id = c.claim_id
LEFT JOIN post_of AS rendered ON rendered.embed_id = g.renders_embed_id
LEFT JOIN reported ON reported.claim_id = c.claim_id
LEFT JOIN post_of AS told ON told.embed_id = reported.embed_id
LEFT JOIN relays AS r ON r.claim_id = c.claim_id
ORDER BY c.statement_id, c.claim_id;
