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
    (SELECT count(*) FROM sources) AS sources,
    (SELECT count(*) FROM claim_candidates) AS rejected_candidates,
    (SELECT count(*) FROM failures) AS failures;
