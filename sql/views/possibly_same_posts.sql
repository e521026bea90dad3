-- Posts with one key of which nobody knows whether they are one: their accounts are named by a handle, or by two, and no
-- evidence says whose handle it is, or the evidence names several accounts. Two accounts' own ids are two posts for sure.
CREATE OR REPLACE VIEW possibly_same_posts AS
SELECT
    a.post_id,
    b.post_id AS other_post_id,
    a.platform,
    a.native_id,
    a.url,
    b.url AS other_url,
    CASE
        WHEN greatest(coalesce(s.accounts, 0), coalesce(t.accounts, 0)) > 1
            THEN 'the handle stands beside the ids of several accounts'
        ELSE 'nothing says whether both names are one account''s'
    END AS why
FROM posts AS a
JOIN posts AS b ON b.platform = a.platform AND b.native_id = a.native_id AND b.post_id <> a.post_id
LEFT JOIN post_spellings AS s ON s.spelling_id = a.post_id
LEFT JOIN post_spellings AS t ON t.spelling_id = b.post_id
WHERE per_account(a.platform) AND NOT (starts_with(a.owner, 'did:') AND starts_with(b.owner, 'did:'));
