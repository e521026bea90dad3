-- title: The post says something else than the article shows
-- severity: error
-- why: A platform gave the words of the post, whole, and in none of the versions that it gave the article's words stand
--      in this order. Addresses, punctuation, capitals and accents do not count, nor what the article leaves out at either
--      end. Where all the words are there in another order, or the place of a flattened post is a guess, it is a hint.
-- needs: observations
WITH said AS (
    SELECT o.post_id, o.text, o.asked_at, o.vantage
    FROM observations AS o
    WHERE o.outcome IN ('present', 'edited') AND o.text IS NOT NULL
    UNION ALL
    SELECT v.post_id, v.text, o.asked_at, o.vantage
    FROM post_versions AS v
    JOIN observations AS o USING (observation_id)
    WHERE v.text IS NOT NULL
),

shown AS (
    SELECT e.embed_id, e.document_id, e.post_id, e.platform, e.text, e.form, e.text_start_char, e.text_end_char, e.start_char, e.end_char
    FROM embeds AS e
    JOIN documents AS d USING (document_id)
    WHERE d.is_current AND e.in_article AND e.text IS NOT NULL AND e.post_id IN (SELECT post_id FROM said)
),

-- The words alone: what is an address or an escaped sign is none.
plain AS (
    SELECT text, trim(regexp_replace(regexp_replace(
        strip_accents(lower(text)), 'https?://\S+|([\p{L}\p{N}-]+\.)+\p{L}{2,24}/\S*|&(amp|lt|gt|quot|#39);|…', ' ', 'g'
    ), '[^\p{L}\p{N}]+', ' ', 'g')) AS words
    FROM (SELECT text FROM said UNION SELECT text FROM shown)
),

compared AS (
    SELECT
        s.*, t.text AS said_text, t.asked_at, t.vantage, a.words, b.words AS said_words,
        contains(' ' || b.words || ' ', ' ' || a.words || ' ') OR contains(' ' || a.words || ' ', ' ' || b.words || ' ') AS agrees,
        list_has_all(string_split(b.words, ' '), string_split(a.words, ' ')) AS same_words
    FROM shown AS s
    JOIN said AS t USING (post_id)
    JOIN plain AS a ON a.text = s.text
    JOIN plain AS b ON b.text = t.text
    -- oEmbed gives captions and titles of films, which an article may well replace.
    WHERE a.words <> '' AND b.words <> '' AND s.platform NOT IN ('tiktok', 'reddit', 'youtube', 'vimeo')
)

SELECT
    NULL AS claim_id,
    c.document_id,
    c.embed_id,
    json_object(
        'says', c.text,
        'post_says', c.said_text,
        'asked of', c.vantage,
        'on', strftime(c.asked_at, '%Y-%m-%d'),
        'spans', [[coalesce(c.text_start_char, c.start_char), coalesce(c.text_end_char, c.end_char)]]
    ) AS detail,
    CASE WHEN c.same_words OR c.form = 'flattened' THEN 0.5 ELSE 0.9 END AS confidence
FROM compared AS c
WHERE NOT EXISTS (SELECT 1 FROM compared AS x WHERE x.embed_id = c.embed_id AND x.agrees)
QUALIFY row_number() OVER (PARTITION BY c.embed_id ORDER BY c.same_words DESC, c.asked_at DESC, c.vantage, c.said_text) = 1
ORDER BY c.document_id, c.start_char
