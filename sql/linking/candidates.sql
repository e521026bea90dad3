-- Pairs of a new claim and another one worth comparing, for the new claims with from <= claim_key < until.
-- By words: one of the claim's five rarest runs of three words. By fingerprint: two rare words, names or numbers in
-- common across languages, said within ten days. `event`: their documents speak of the same event.
-- How rare is rare grows with the corpus (a fixed limit of 25 found 24 % of the copies among a million claims).
CREATE OR REPLACE TEMP TABLE candidates AS
WITH chunk AS (
    SELECT n.claim_key, l.document_key, l.day
    FROM new_claims AS n
    JOIN linked_claims AS l USING (claim_key)
    WHERE n.claim_key >= $from AND n.claim_key < $until
),

mine AS (
    SELECT s.shingle, s.claim_key
    FROM claim_shingles AS s
    JOIN chunk USING (claim_key)
),

shingle_frequency AS (
    SELECT shingle, count(*) AS claims
    FROM claim_shingles
    WHERE shingle IN (SELECT shingle FROM mine)
    GROUP BY shingle
    HAVING count(*) > 1 AND count(*) <= greatest(300, (SELECT count(*) FROM linked_claims) / 500)
),

rarest AS (
    SELECT m.shingle, m.claim_key
    FROM mine AS m
    JOIN shingle_frequency AS f USING (shingle)
    QUALIFY row_number() OVER (PARTITION BY m.claim_key ORDER BY f.claims, m.shingle) <= 5
),

by_words AS (
    SELECT DISTINCT r.claim_key AS one, s.claim_key AS other
    FROM rarest AS r
    JOIN claim_shingles AS s USING (shingle)
    WHERE s.claim_key <> r.claim_key
),

prints AS (
    SELECT p.fingerprint, p.claim_key, c.day
    FROM claim_fingerprints AS p
    JOIN chunk AS c USING (claim_key)
),

print_frequency AS (
    SELECT fingerprint
    FROM claim_fingerprints
    WHERE fingerprint IN (SELECT fingerprint FROM prints)
    GROUP BY fingerprint
    HAVING count(*) > 1 AND count(*) <= 300
),

by_fingerprint AS (
    SELECT p.claim_key AS one, o.claim_key AS other
    FROM prints AS p
    JOIN print_frequency USING (fingerprint)
    JOIN claim_fingerprints AS o USING (fingerprint)
    JOIN linked_claims AS l ON l.claim_key = o.claim_key
    WHERE o.claim_key <> p.claim_key AND (p.day IS NULL OR l.day IS NULL OR abs(p.day - l.day) <= 10)
    GROUP BY p.claim_key, o.claim_key
    HAVING count(*) >= 2
),

by_event AS (
    SELECT c.claim_key AS one, l.claim_key AS other
    FROM chunk AS c
    JOIN events AS e ON e.one = c.document_key
    JOIN linked_claims AS l ON l.document_key = e.other
    WHERE $whole_events
    UNION ALL
    SELECT c.claim_key, l.claim_key
    FROM chunk AS c
    JOIN linked_claims AS l ON l.document_key = c.document_key AND l.claim_key <> c.claim_key
    WHERE $whole_events
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
