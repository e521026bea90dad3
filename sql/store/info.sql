-- What the database holds.
SELECT
    (SELECT count(*) FROM runs) AS runs,
    (SELECT count(*) FROM captures) AS captures,
    (SELECT coalesce(sum(bytes), 0)::BIGINT FROM captures) AS captured_bytes,
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(DISTINCT article_id) FROM documents) AS articles,
    (SELECT count(*) FROM embeds) AS embeds,
    (SELECT count(*) FROM posts) AS posts,
    (SELECT count(*) FROM accounts) AS accounts,
    (SELECT count(*) FROM mentions) AS mentions,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM statements) AS statements,
    (SELECT count(*) FROM claim_links) AS links,
    (SELECT count(*) FROM origins) AS origins,
    (SELECT count(*) FROM findings) AS findings,
    (SELECT count(*) FROM hints) AS hints,
    (SELECT count(*) FROM sources) AS sources,
    (SELECT count(*) FROM sources WHERE kind = 'person') AS persons,
    (SELECT count(*) FROM claim_candidates) AS rejected_candidates,
    (SELECT coalesce(sum(items), 0)::BIGINT FROM failures) AS failures,
    -- Of these documents only quotation marks, posts and dates were read, for want of the language's tables.
    (
        SELECT string_agg(language || ' ' || documents, ', ' ORDER BY documents DESC, language)
        FROM (
            SELECT coalesce(language, 'unknown') AS language, count(*) AS documents
            FROM documents
            WHERE read_as IS NULL AND is_current
            GROUP BY 1
        )
    ) AS languages_not_read;
