-- One page of statements. Parameters: after and before (places), backwards, rows; sources (at least so many), disputed
-- and findings (true: only those); firsts and lasts as in claims.sql, met together in one claim of the statement.
WITH found AS MATERIALIZED (
    SELECT place
    FROM served_statements
    WHERE ($sources IS NULL OR at_least >= $sources)
        AND ($disputed IS NULL OR disputed)
        AND ($findings IS NULL OR errors + warnings > 0)
        AND ($first_1 IS NULL OR place IN (
            SELECT statement
            FROM served_words
            WHERE word BETWEEN $first_1 AND $last_1
                AND ($first_2 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_2 AND $last_2))
                AND ($first_3 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_3 AND $last_3))
                AND ($first_4 IS NULL OR claim IN (SELECT claim FROM served_words WHERE word BETWEEN $first_4 AND $last_4))
        ))
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
FROM served_statements AS listed
JOIN wanted USING (place)
ORDER BY place;
