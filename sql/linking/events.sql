-- Which documents speak of the same event: two rare names in common, published within ten days of each other.
-- A name is rare when one document in ten has it or fewer, at least 12 and at most 400 documents: a fixed limit would
-- lose the pairs of large events. Each new document keeps its 30 nearest.
CREATE OR REPLACE TEMP TABLE events AS
WITH frequency AS (
    SELECT name, count(*) AS documents FROM document_names GROUP BY name
),

rare AS (
    SELECT name, documents
    FROM frequency
    WHERE documents > 1
        AND documents <= greatest(12, least(400, (SELECT count(*) FROM linked_documents) / 10))
),

-- Materialized: joined before the common names are left out, ten thousand documents on one town are a hundred million pairs.
named AS MATERIALIZED (
    SELECT d.name, d.document_key, r.documents, l.day
    FROM document_names AS d
    JOIN rare AS r USING (name)
    JOIN linked_documents AS l USING (document_key)
),

pairs AS (
    SELECT
        mine.document_key AS one,
        other.document_key AS other,
        count(*) AS names,
        sum(1.0 / mine.documents) AS weight
    FROM named AS mine
    JOIN named AS other ON other.name = mine.name AND other.document_key <> mine.document_key
    WHERE mine.document_key IN (SELECT document_key FROM new_documents)
        AND (mine.day IS NULL OR other.day IS NULL OR abs(mine.day - other.day) <= 10)
    GROUP BY mine.document_key, other.document_key
    HAVING count(*) >= 2
),

nearest AS (
    SELECT one, other
    FROM pairs
    QUALIFY row_number() OVER (PARTITION BY one ORDER BY weight DESC, names DESC, other) <= 30
)

SELECT one, other FROM nearest
UNION
SELECT other, one FROM nearest;
