-- One page of findings. Parameters: after and before (places), backwards, rows; severity, check (null: any);
-- terms: words that the claim or post, the title or the publisher must hold.
WITH found AS MATERIALIZED (
    SELECT place
    FROM served_findings
    WHERE ($severity IS NULL OR severity = $severity)
        AND ($check IS NULL OR check_name = $check)
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
FROM served_findings AS listed
JOIN wanted USING (place)
ORDER BY place;
