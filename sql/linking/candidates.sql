-- Pairs of a new claim and another one worth comparing, for a slice of the new claims.
-- By words: of the claim's eight rarest runs of three words two are shared, or one that is rare indeed.
-- By fingerprint: two rare words, names or numbers in common across languages, said within ten days.
-- By event: their documents speak of one event, and they share a telling word or two; in two languages, with the encoder, all.
-- `event`: their documents speak of the same event.
-- How rare a run is, is counted in wordings, not in claims: one post in a thousand documents is one wording, and who
-- changed a word of it must still be found. Each claim keeps its twenty likeliest, so that the work grows with the
-- claims alone: among a million invented ones that lost none of the planted copies, and four pairs in five fell away.
CREATE OR REPLACE TEMP TABLE candidates AS
WITH chunk AS (
    SELECT n.claim_key, l.document_key, l.day
    FROM new_claims AS n
    JOIN linked_claims AS l USING (claim_key)
    WHERE n.number >= $from AND n.number < $until
),

-- The first claim of each wording is looked at before its copies, which the exact keys have joined to it.
firsts AS (
    SELECT min(claim_key) AS claim_key FROM linked_claims GROUP BY words_key
),

mine AS (
    SELECT s.shingle, s.claim_key
    FROM claim_shingles AS s
    JOIN chunk USING (claim_key)
),

shared AS (
    SELECT s.shingle, s.claim_key, l.words_key, f.claim_key IS NULL AS copy
    FROM claim_shingles AS s
    JOIN linked_claims AS l USING (claim_key)
    LEFT JOIN firsts AS f USING (claim_key)
    WHERE s.shingle IN (SELECT shingle FROM mine)
),

rare AS (
    SELECT shingle, count(*) FILTER (NOT copy) AS wordings
    FROM shared
    GROUP BY shingle
    HAVING min(words_key) <> max(words_key) AND count(*) FILTER (NOT copy) <= 300
),

rarest AS (
    SELECT m.shingle, m.claim_key, r.wordings
    FROM mine AS m
    JOIN rare AS r USING (shingle)
    QUALIFY row_number() OVER (PARTITION BY m.claim_key ORDER BY r.wordings, m.shingle) <= 8
),

postings AS (
    SELECT shingle, claim_key
    FROM shared
    WHERE shingle IN (SELECT shingle FROM rarest)
    QUALIFY row_number() OVER (PARTITION BY shingle ORDER BY copy, claim_key) <= 100
),

by_words AS (
    SELECT r.claim_key AS one, p.claim_key AS other
    FROM rarest AS r
    JOIN postings AS p USING (shingle)
    WHERE p.claim_key <> r.claim_key
    GROUP BY r.claim_key, p.claim_key
    HAVING count(*) > 1 OR min(r.wordings) <= 25
    QUALIFY row_number() OVER (PARTITION BY r.claim_key ORDER BY sum(1 / r.wordings) DESC, p.claim_key) <= 20
),

prints AS (
    SELECT p.fingerprint, p.claim_key, c.day
    FROM claim_fingerprints AS p
    JOIN chunk AS c USING (claim_key)
),

print_frequency AS (
    SELECT fingerprint, count(*) AS claims
    FROM claim_fingerprints
    WHERE fingerprint IN (SELECT fingerprint FROM prints)
    GROUP BY fingerprint
    HAVING count(*) > 1 AND count(*) <= 300
),

by_fingerprint AS (
    SELECT p.claim_key AS one, o.claim_key AS other
    FROM prints AS p
    JOIN print_frequency AS f USING (fingerprint)
    JOIN claim_fingerprints AS o USING (fingerprint)
    JOIN linked_claims AS l ON l.claim_key = o.claim_key
    WHERE o.claim_key <> p.claim_key AND (p.day IS NULL OR l.day IS NULL OR abs(p.day - l.day) <= 10)
    GROUP BY p.claim_key, o.claim_key
    HAVING count(*) >= 2
    QUALIFY row_number() OVER (PARTITION BY p.claim_key ORDER BY sum(1 / f.claims) DESC, o.claim_key) <= 20
),

-- A word that more than a tenth of all documents use says nothing of a claim.
told AS (
    SELECT w.word, w.claim_key, w.document_key, w.weight
    FROM claim_words AS w
    JOIN chunk USING (claim_key)
    WHERE w.word IN (FROM telling_words)
),

near AS (
    SELECT t.claim_key, t.word, t.weight, e.other AS document_key
    FROM told AS t
    JOIN events AS e ON e.one = t.document_key
    UNION ALL
    SELECT claim_key, word, weight, document_key FROM told
),

by_event AS (
    SELECT n.claim_key AS one, o.claim_key AS other
    FROM near AS n
    JOIN claim_words AS o ON o.word = n.word AND o.document_key = n.document_key
    WHERE o.claim_key <> n.claim_key
    GROUP BY n.claim_key, o.claim_key
    HAVING sum(least(n.weight, o.weight)) >= 1
    QUALIFY row_number() OVER (PARTITION BY n.claim_key ORDER BY sum(least(n.weight, o.weight)) DESC, o.claim_key) <= 60
),

abroad AS (
    SELECT c.claim_key AS one, l.claim_key AS other
    FROM chunk AS c
    JOIN events AS e ON e.one = c.document_key
    JOIN linked_documents AS a ON a.document_key = e.one
    JOIN linked_documents AS b ON b.document_key = e.other
    JOIN documents AS da ON da.document_id = a.document_id
    JOIN documents AS db ON db.document_id = b.document_id
    JOIN linked_claims AS l ON l.document_key = e.other
    WHERE $with_meaning AND split_part(coalesce(da.language, ''), '-', 1) <> split_part(coalesce(db.language, ''), '-', 1)
    UNION ALL
    -- A post beside what its document reports of it, in whatever words.
    SELECT c.claim_key, l.claim_key
    FROM chunk AS c
    JOIN linked_claims AS l ON l.document_key = c.document_key AND l.claim_key <> c.claim_key
    JOIN linked_claims AS m ON m.claim_key = c.claim_key
    WHERE (l.post_key IS NOT NULL OR l.shown_key IS NOT NULL) <> (m.post_key IS NOT NULL OR m.shown_key IS NOT NULL)
),

found AS (
    FROM by_words
    UNION
    FROM by_fingerprint
    UNION
    FROM by_event
)

SELECT DISTINCT
    least(a.claim_id, b.claim_id) AS claim_id,
    greatest(a.claim_id, b.claim_id) AS other_claim_id,
    a.document_key = b.document_key OR e.one IS NOT NULL AS event
FROM found AS f
JOIN linked_claims AS a ON a.claim_key = f.one
JOIN linked_claims AS b ON b.claim_key = f.other
LEFT JOIN events AS e ON e.one = a.document_key AND e.other = b.document_key
WHERE a.words_key <> b.words_key;
