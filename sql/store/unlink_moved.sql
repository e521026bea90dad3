-- Claims of embeds whose post is another one now, or that are dated by one, are compared again.
UPDATE claims SET statement_id = NULL, origin_id = NULL
FROM moved_embeds AS m
WHERE claims.document_id = m.document_id
    AND (
        claims.embed_id = m.embed_id OR claims.renders_embed_id = m.embed_id
        OR claims.date_basis IN ('post-id', 'markup', 'declared')
    )
    AND (claims.statement_id IS NOT NULL OR claims.origin_id IS NOT NULL);
