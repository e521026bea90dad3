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

pairs AS (
    SELECT
        mine.document_key AS one,
        other.document_key AS other,
        count(*) AS names,
        sum(1.0 / r.documents) AS weight
    FROM document_names AS mine
    JOIN new_documents AS n ON n.document_key = mine.document_key
    JOIN rare AS r USING (name)
    JOIN document_names AS other ON other.name = mine.name AND other.document_key <> mine.document_key
    JOIN linked_documents AS o ON o.document_key = other.document_key
    WHERE n.day IS NULL OR o.day IS NULL OR abs(n.day - o.day) <= 10
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
