-- A record of Bluesky is known by its key within its account, a thing on VK by its number within its kind: whose the id is
-- belongs to the id of the post from now on. An address names the account by its handle or by its own id (DID): what
-- ties both spellings together is evidence, and the ids that other tables have follow it (sql/store/tie_posts.sql).

CREATE MACRO per_account(platform) AS platform IN ('bluesky');

-- As tracker.platforms.owner_of: whose id a post's is, by its address; NULL where ids are the platform's own.
CREATE MACRO post_owner(platform, url) AS nullif(CASE
    WHEN per_server(platform) THEN regexp_extract(lower(url), '^https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)', 1)
    WHEN platform = 'bluesky' THEN regexp_extract(lower(url), '/profile/([^/?#]+)', 1)
    WHEN platform = 'vk' THEN regexp_extract(lower(url), '/(wall|video|photo|clip|story|topic|note)-?[0-9]', 1)
END, '');

-- What names a post in evidence.
CREATE MACRO post_name(platform, native_id, owner) AS
platform || ' ' || native_id || coalesce(CASE WHEN per_server(platform) THEN ' on ' ELSE ' of ' END || owner, '');

DROP MACRO post_key;
DROP MACRO post_server;

ALTER TABLE posts ADD COLUMN owner TEXT;
-- The post as the address in the document (or the question) names it.
ALTER TABLE embeds ADD COLUMN spelling_id TEXT;
ALTER TABLE embeds ADD COLUMN quotes_spelling_id TEXT;
ALTER TABLE embeds ADD COLUMN replies_to_spelling_id TEXT;
ALTER TABLE linked_posts ADD COLUMN spelling_id TEXT;
ALTER TABLE observations ADD COLUMN spelling_id TEXT;

-- Each post of an account as an address names it, and which post that is: itself, unless all evidence names one account.
CREATE TABLE post_spellings (
    spelling_id TEXT PRIMARY KEY,
    post_id TEXT NOT NULL,
    platform TEXT NOT NULL,
    native_id TEXT NOT NULL,
    owner TEXT NOT NULL,                   -- handle or id of the account, as the address has it
    accounts INTEGER NOT NULL,             -- how many accounts the evidence names; with two or more nothing is tied
    evidence TEXT                          -- the observation, else the embed, that shows handle and account together
);

UPDATE posts SET owner = post_owner(platform, url);

CREATE TEMP TABLE before AS
SELECT post_id AS old, post_id_of(platform, native_id, owner) AS new, platform, native_id, owner
FROM posts;

UPDATE embeds SET spelling_id = coalesce(post_id_of(platform, native_id, post_owner(platform, url)), post_id)
WHERE post_id IS NOT NULL;
UPDATE embeds SET quotes_spelling_id = b.new FROM before AS b WHERE embeds.quotes_post_id = b.old;
UPDATE embeds SET replies_to_spelling_id = b.new FROM before AS b WHERE embeds.replies_to_post_id = b.old;
UPDATE linked_posts SET spelling_id = coalesce(post_id_of(platform, native_id, post_owner(platform, url)), post_id)
WHERE post_id IS NOT NULL;
-- Whom a question named stands in its address; else in the post's, or the answer says it.
UPDATE observations SET spelling_id = CASE
    WHEN b.old = b.new AND NOT per_account(b.platform) THEN b.old
    ELSE post_id_of(b.platform, b.native_id, coalesce(
        lower(nullif(regexp_extract(url_decode(observations.address), 'at://([^/?&#]+)/', 1), '')),
        lower(nullif(regexp_extract(url_decode(observations.address), '[?&]repo=([^&#]+)', 1), '')),
        post_owner(b.platform, observations.url),
        lower(observations.account_native_id),
        b.owner
    ))
END
FROM before AS b
WHERE observations.post_id = b.old;

CREATE TEMP TABLE spelled AS
SELECT post_id, platform, native_id, min(url) AS url, owner
FROM (
    SELECT spelling_id AS post_id, platform, native_id, url, post_owner(platform, url) AS owner
    FROM embeds
    WHERE spelling_id IS NOT NULL AND native_id IS NOT NULL
    UNION ALL
    SELECT spelling_id, platform, native_id, url, post_owner(platform, url)
    FROM linked_posts
    WHERE spelling_id IS NOT NULL AND native_id IS NOT NULL
    UNION ALL
    SELECT b.new, b.platform, b.native_id, p.url, b.owner
    FROM before AS b
    JOIN posts AS p ON p.post_id = b.old
    UNION ALL
    SELECT o.spelling_id, b.platform, b.native_id, o.url, w.owner
    FROM observations AS o
    JOIN before AS b ON b.old = o.post_id
    CROSS JOIN LATERAL (
        SELECT unnest([
            lower(regexp_extract(url_decode(o.address), 'at://([^/?&#]+)/', 1)),
            lower(regexp_extract(url_decode(o.address), '[?&]repo=([^&#]+)', 1)),
            post_owner(b.platform, o.url), lower(o.account_native_id), b.owner
        ]) AS owner
    ) AS w
    WHERE per_account(b.platform) AND w.owner <> ''
        AND post_id_of(b.platform, b.native_id, w.owner) = o.spelling_id
)
GROUP BY post_id, platform, native_id, owner;

UPDATE embeds SET
    post_id = spelling_id, quotes_post_id = quotes_spelling_id, replies_to_post_id = replies_to_spelling_id;
UPDATE linked_posts SET post_id = spelling_id;
UPDATE observations SET post_id = spelling_id WHERE spelling_id IS NOT NULL;
UPDATE post_versions SET post_id = o.post_id FROM observations AS o WHERE post_versions.observation_id = o.observation_id;

-- What is known of them is told anew from their embeds, with the ties.
INSERT INTO posts (post_id, platform, native_id, url, owner)
SELECT
    post_id, platform, native_id,
    CASE WHEN platform = 'bluesky' AND post_owner(platform, url) IS DISTINCT FROM owner
        THEN 'https://bsky.app/profile/' || owner || '/post/' || native_id ELSE url END,
    owner
FROM spelled
WHERE post_id NOT IN (SELECT post_id FROM posts);
UPDATE posts SET quotes_post_id = b.new FROM before AS b WHERE posts.quotes_post_id = b.old;
UPDATE posts SET replies_to_post_id = b.new FROM before AS b WHERE posts.replies_to_post_id = b.old;
DELETE FROM posts WHERE post_id IN (SELECT old FROM before WHERE old <> new);
INSERT INTO post_spellings
SELECT post_id, post_id, platform, native_id, owner, 0, NULL FROM posts WHERE per_account(platform) AND owner IS NOT NULL;

-- Claims that were linked by the ids of before are compared again.
UPDATE claims SET statement_id = NULL, origin_id = NULL
FROM (SELECT embed_id, document_id FROM embeds WHERE platform IN ('bluesky', 'vk') AND native_id IS NOT NULL) AS e
WHERE claims.document_id = e.document_id
    AND (
        claims.embed_id = e.embed_id OR claims.renders_embed_id = e.embed_id
        OR claims.date_basis IN ('post-id', 'markup', 'declared')
    );
UPDATE linked_claims SET post_key = post_name(e.platform, e.native_id, post_owner(e.platform, e.url))
FROM claims AS c
JOIN embeds AS e USING (embed_id)
WHERE linked_claims.claim_id = c.claim_id AND linked_claims.post_key IS NOT NULL;
DROP TABLE before;
DROP TABLE spelled;
