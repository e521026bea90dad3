-- One page of documents. Parameters: after and before (places), backwards, rows; language, publisher (null: any);
-- since and until (days, null: any): what may have been published then, as far as its date tells;
-- terms: words that the title, the publisher or the address must hold.
WITH found AS MATERIALIZED (
    SELECT place
    FROM served_documents
    WHERE ($language IS NULL OR language = $language)
        AND ($publisher IS NULL OR publisher = $publisher)
        AND ($since IS NULL OR published_latest >= $since::TIMESTAMP)
        AND ($until IS NULL OR published_earliest < $until::TIMESTAMP + INTERVAL 1 DAY)
        AND len(list_filter($terms::TEXT[], lambda term: NOT contains(folded, term))) = 0
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
    listed.* EXCLUDE (folded)
FROM served_documents AS listed
JOIN wanted USING (place)
ORDER BY place;
