-- What is known of a post is what its embeds say, whatever order they came in: the longest text, the id's own clock
-- before a printed date, the narrower interval before the wider, the surer embed before the other.
UPDATE posts SET
    url = coalesce(told.url, posts.url),
    account_id = told.account_id,
    text = told.text,
    language = told.language,
    posted_earliest = told.posted.posted_earliest,
    posted_latest = told.posted.posted_latest,
    posted_precision = told.posted.posted_precision,
    posted_basis = told.posted.posted_basis,
    quotes_post_id = told.quotes_post_id,
    replies_to_post_id = told.replies_to_post_id
FROM (
    SELECT
        t.post_id,
        first(url ORDER BY confidence DESC, embed_id) FILTER (url IS NOT NULL AND spelling_id = t.post_id) AS url,
        first(account_id ORDER BY confidence DESC, embed_id) FILTER (account_id IS NOT NULL) AS account_id,
        first(text ORDER BY length(text) DESC, confidence DESC, embed_id) FILTER (text IS NOT NULL) AS text,
        first(language ORDER BY length(text) DESC, embed_id) FILTER (language IS NOT NULL) AS language,
        first(
            {posted_earliest: posted_earliest, posted_latest: posted_latest, posted_precision: posted_precision,
             posted_basis: posted_basis}
            ORDER BY posted_basis <> 'post-id', posted_latest - posted_earliest, confidence DESC, embed_id
        ) FILTER (posted_earliest IS NOT NULL) AS posted,
        first(quotes_post_id ORDER BY confidence DESC, embed_id) FILTER (quotes_post_id IS NOT NULL) AS quotes_post_id,
        first(replies_to_post_id ORDER BY confidence DESC, embed_id)
            FILTER (replies_to_post_id IS NOT NULL) AS replies_to_post_id
    FROM (SELECT DISTINCT post_id FROM touched_posts) AS t
    LEFT JOIN embeds AS e ON e.post_id = t.post_id
    GROUP BY t.post_id
) AS told
WHERE posts.post_id = told.post_id;
