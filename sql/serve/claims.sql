-- One page of claims. Parameters: after and before (places), backwards, rows; kind, language, publisher, author (null:
-- any); since and until (days, null: any): what may have been said then, as far as its date tells;
-- firsts and lasts: a claim holds, for each of four ranges, a word from first to last (null: not searched).
-- What holds the first word is gathered before the claims are looked at: a rare word then costs little.
WITH held AS MATERIALIZED (
    SELECT DISTINCT claim AS place
    FROM served_words
    WHERE word BETWEEN $first_1 AND $last_1
        AND ($first_2 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_2 AND $last_2))
        AND ($first_3 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_3 AND $last_3))
        AND ($first_4 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_4 AND $last_4))
),

found AS MATERIALIZED (
    SELECT place
    FROM served_claims
    WHERE $first_1 IS NULL
        AND ($kind IS NULL OR kind = $kind)
        AND ($language IS NULL OR language = $language)
        AND ($publisher IS NULL OR publisher = $publisher)
        AND ($author IS NULL OR author = $author)
        AND ($since IS NULL OR date_latest >= $since::TIMESTAMP)
        AND ($until IS NULL OR date_earliest < $until::TIMESTAMP + INTERVAL 1 DAY)
    UNION ALL
    SELECT place
    FROM served_claims
    JOIN held USING (place)
    WHERE ($kind IS NULL OR kind = $kind)
        AND ($language IS NULL OR language = $language)
        AND ($publisher IS NULL OR publisher = $publisher)
        AND ($author IS NULL OR author = $author)
        AND ($since IS NULL OR date_latest >= $since::TIMESTAMP)
        AND ($until IS NULL OR date_earliest < $until::TIMESTAMP + INTERVAL 1 DAY)
),

wanted AS MATERIALIZED (
    SELECT place
    FROM found
    WHERE place > $after AND place < $before
    ORDER BY CASE WHEN $backwards THEN -place ELSE place END
    LIMIT $rows
)

SELECT
    (SELECT count(*) FROM found) AS total,
    (SELECT count(*) FROM found WHERE place < (SELECT min(place) FROM wanted)) AS earlier,
    listed.*
FROM served_claims AS listed
JOIN wanted USING (place)
ORDER BY place;
