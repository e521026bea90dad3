-- Mastodon, Misskey and Pleroma are software on servers that number their posts themselves: one number on two servers is
-- two posts. Their posts have the server in their ids from now on.

CREATE MACRO per_server(platform) AS platform IN ('mastodon', 'misskey', 'pleroma');

-- The server whose post an address shows; NULL where ids are the platform's.
CREATE MACRO post_server(platform, url) AS
CASE WHEN per_server(platform)
    THEN nullif(regexp_extract(lower(url), '^https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)', 1), '')
END;

-- What names a post in evidence.
CREATE MACRO post_key(platform, native_id, url) AS
platform || ' ' || native_id || coalesce(' on ' || post_server(platform, url), '');

-- As tracker.rows.sources.post_id makes it.
CREATE MACRO post_id_of(platform, native_id, server) AS
'pst_' || left(sha256(
    length(platform) || ':' || platform || ';' || length(native_id) || ':' || native_id || ';'
    || coalesce(length(server) || ':' || server || ';', '')
), 20);

CREATE TEMP TABLE renamed_posts AS
SELECT post_id AS old, post_id_of(platform, native_id, post_server(platform, url)) AS new
FROM posts
WHERE post_server(platform, url) IS NOT NULL;

UPDATE posts SET post_id = r.new FROM renamed_posts AS r WHERE posts.post_id = r.old;
UPDATE posts SET quotes_post_id = r.new FROM renamed_posts AS r WHERE posts.quotes_post_id = r.old;
UPDATE posts SET replies_to_post_id = r.new FROM renamed_posts AS r WHERE posts.replies_to_post_id = r.old;
UPDATE embeds SET post_id = r.new FROM renamed_posts AS r WHERE embeds.post_id = r.old;
UPDATE embeds SET quotes_post_id = r.new FROM renamed_posts AS r WHERE embeds.quotes_post_id = r.old;
UPDATE embeds SET replies_to_post_id = r.new FROM renamed_posts AS r WHERE embeds.replies_to_post_id = r.old;
UPDATE linked_posts SET post_id = r.new FROM renamed_posts AS r WHERE linked_posts.post_id = r.old;
UPDATE observations SET post_id = r.new FROM renamed_posts AS r WHERE observations.post_id = r.old;
UPDATE post_versions SET post_id = r.new FROM renamed_posts AS r WHERE post_versions.post_id = r.old;
UPDATE linked_claims SET post_key = post_key(e.platform, e.native_id, e.url)
FROM claims AS c
JOIN embeds AS e USING (embed_id)
WHERE linked_claims.claim_id = c.claim_id AND linked_claims.post_key IS NOT NULL;
DROP TABLE renamed_posts;
