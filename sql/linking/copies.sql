-- Documents that share their prose: a fifth of the shorter one's runs of five words, and at least four of the counted
-- half of them. A run that more than 60 documents have is a set phrase when an outlet repeats it, and a dispatch when
-- each outlet has it once; then the first 60 stand for all: who shares it is joined to them.
CREATE OR REPLACE TEMP TABLE copies AS
WITH mine AS (
    SELECT s.shingle, s.document_key
    FROM document_shingles AS s
    WHERE s.document_key IN (SELECT document_key FROM new_documents)
),

frequency AS (
    SELECT shingle, count(*) AS documents
    FROM document_shingles
    WHERE shingle IN (SELECT shingle FROM mine)
    GROUP BY shingle
    HAVING count(*) > 1
),

dispatched AS (
    SELECT s.shingle
    FROM document_shingles AS s
    JOIN frequency AS f USING (shingle)
    JOIN linked_documents AS l USING (document_key)
    JOIN documents AS d USING (document_id)
    WHERE f.documents > 60
    GROUP BY s.shingle
    HAVING count(*) - count(DISTINCT d.publisher) <= 60
),

rare AS (
    SELECT shingle, documents
    FROM frequency
    WHERE documents <= 60 OR shingle IN (SELECT shingle FROM dispatched)
),

givers AS (
    SELECT s.shingle, s.document_key
    FROM document_shingles AS s
    JOIN rare USING (shingle)
    QUALIFY row_number() OVER (PARTITION BY s.shingle ORDER BY s.document_key) <= 60
),

shared AS (
    SELECT m.document_key AS one, o.document_key AS other, count(*) AS runs
    FROM mine AS m
    JOIN givers AS o USING (shingle)
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
