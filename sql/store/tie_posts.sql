-- Which post each spelling is, by all evidence that is stored, for the keys in touched_keys; and the ids that follow it.
-- Evidence shows a handle and an account's own id together: an answer of a service, or an embed whose address has the one
-- and whose byline the other. Where services speak, what articles print does not count. A spelling by handle is its account's
-- post where the evidence names one account. Two accounts are never one post. What evidence there is decides, never the
-- order in which it came.
CREATE OR REPLACE TEMP TABLE evident AS
SELECT spelling_id, min(account) AS account, count(DISTINCT account) AS accounts, min(evidence) AS evidence
FROM (
    FROM (
    SELECT
        post_id_of(platform, native_id, lower(ltrim(e.author_handle, '@'))) AS spelling_id,
        post_owner(platform, e.url) AS account,
        e.embed_id AS evidence,
        FALSE AS by_service
    FROM embeds AS e
    JOIN touched_keys USING (platform, native_id)
    WHERE e.author_handle IS NOT NULL
    UNION ALL
    SELECT
        unnest([o.spelling_id, post_id_of(k.platform, k.native_id, lower(ltrim(o.handle, '@')))]),
        lower(o.account_native_id),
        o.observation_id,
        TRUE
    FROM observations AS o
    JOIN posts AS p ON p.post_id = o.post_id
    JOIN touched_keys AS k ON k.platform = p.platform AND k.native_id = p.native_id
    WHERE o.account_native_id IS NOT NULL
    )
    WHERE starts_with(account, 'did:') AND spelling_id IS NOT NULL
    QUALIFY by_service = max(by_service) OVER (PARTITION BY spelling_id)
)
GROUP BY spelling_id;

CREATE OR REPLACE TEMP TABLE touched_spellings AS
SELECT
    s.spelling_id,
    CASE WHEN e.accounts = 1 THEN post_id_of(s.platform, s.native_id, e.account) ELSE s.spelling_id END AS post_id,
    s.platform,
    s.native_id,
    CASE WHEN e.accounts = 1 THEN e.account ELSE s.owner END AS account,
    coalesce(e.accounts, 0) AS accounts,
    e.evidence
FROM post_spellings AS s
JOIN touched_keys USING (platform, native_id)
-- What names the account by its own id needs no evidence.
LEFT JOIN evident AS e ON e.spelling_id = s.spelling_id AND NOT starts_with(s.owner, 'did:');

UPDATE post_spellings SET post_id = t.post_id, accounts = t.accounts, evidence = t.evidence
FROM touched_spellings AS t
WHERE post_spellings.spelling_id = t.spelling_id
    AND (post_spellings.post_id, post_spellings.accounts, post_spellings.evidence)
        IS DISTINCT FROM (t.post_id, t.accounts, t.evidence);

INSERT INTO posts (post_id, platform, native_id, url, owner)
SELECT DISTINCT
    post_id, platform, native_id, 'https://bsky.app/profile/' || account || '/post/' || native_id, account
FROM touched_spellings
ON CONFLICT DO NOTHING;
DELETE FROM posts WHERE post_id IN (SELECT spelling_id FROM touched_spellings WHERE post_id <> spelling_id);

CREATE OR REPLACE TEMP TABLE moved_embeds AS
SELECT e.embed_id, e.document_id
FROM embeds AS e
JOIN touched_spellings AS t USING (spelling_id)
WHERE e.post_id <> t.post_id;

INSERT INTO touched_posts
SELECT post_id FROM touched_spellings
UNION
SELECT post_id
FROM embeds
WHERE post_id IS NOT NULL
    AND (
        quotes_spelling_id IN (SELECT spelling_id FROM touched_spellings)
        OR replies_to_spelling_id IN (SELECT spelling_id FROM touched_spellings)
    );

UPDATE embeds SET post_id = t.post_id FROM touched_spellings AS t
WHERE embeds.spelling_id = t.spelling_id AND embeds.post_id <> t.post_id;
UPDATE embeds SET quotes_post_id = t.post_id FROM touched_spellings AS t
WHERE embeds.quotes_spelling_id = t.spelling_id AND embeds.quotes_post_id <> t.post_id;
UPDATE embeds SET replies_to_post_id = t.post_id FROM touched_spellings AS t
WHERE embeds.replies_to_spelling_id = t.spelling_id AND embeds.replies_to_post_id <> t.post_id;
UPDATE linked_posts SET post_id = t.post_id FROM touched_spellings AS t
WHERE linked_posts.spelling_id = t.spelling_id AND linked_posts.post_id <> t.post_id;
UPDATE observations SET post_id = t.post_id FROM touched_spellings AS t
WHERE observations.spelling_id = t.spelling_id AND observations.post_id <> t.post_id;
UPDATE post_versions SET post_id = o.post_id FROM observations AS o
WHERE post_versions.observation_id = o.observation_id AND post_versions.post_id <> o.post_id;
