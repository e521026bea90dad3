-- Documents that share their prose: a fifth of the shorter one's runs of five words, and at least four of the counted
-- half of them. Runs that more than 60 documents have are set phrases.
CREATE OR REPLACE TEMP TABLE copies AS
WITH mine AS (
    SELECT s.shingle, s.document_key
    FROM document_shingles AS s
    WHERE s.document_key IN (SELECT document_key FROM new_documents)
),

rare AS (
    SELECT shingle
    FROM document_shingles
    WHERE shingle IN (SELECT shingle FROM mine)
    GROUP BY shingle
    HAVING count(*) BETWEEN 2 AND 60
),

shared AS (
    SELECT m.document_key AS one, o.document_key AS other, count(*) AS runs
    FROM mine AS m
    JOIN rare USING (shingle)
    JOIN document_shingles AS o USING (shingle)
    WHERE o.document_key <> m.document_key
    GROUP BY m.document_key, o.document_key
    HAVING count(*) >= 4
)

SELECT DISTINCT
    least(a.document_id, b.document_id) AS document_id,
    greatest(a.document_id, b.document_id) AS other_document_id,
    s.runs,
    s.runs / least(a.shingles, b.shingles) AS share
FROM shared AS s
JOIN linked_documents AS a ON a.document_key = s.one
JOIN linked_documents AS b ON b.document_key = s.other
JOIN documents AS da ON da.document_id = a.document_id
JOIN documents AS db ON db.document_id = b.document_id
WHERE s.runs >= 0.2 * least(a.shingles, b.shingles) AND da.article_id <> db.article_id;
