-- Pairs of a new claim and another one worth comparing, for a slice of the new claims.
-- By words: of the claim's eight rarest runs of three words two are shared, or one that is rare indeed.
-- By fingerprint: their documents speak of one event, and they share two rare words, names or numbers.
-- By event: they share a telling word or two, or are in two languages.
-- `event`: their documents speak of the same event.
-- How rare a run is, is counted in wordings, not in claims: one post in a thousand documents is one wording, and who
-- changed a word of it must still be found. Each claim keeps its twenty likeliest, so that the work grows with the
-- claims alone: among a million invented ones that lost none of the planted copies, and four pairs in five fell away.
-- Each step is a table of its own: the planner then knows how many rows the next one meets, and need not guess. As one
-- statement the same took eight times as long (measured at 40,000 claims).

-- The first claim of each wording is looked at before its copies, which the exact keys have joined to it.
CREATE OR REPLACE TEMP TABLE sought_firsts AS
SELECT min(claim_key) AS claim_key FROM linked_claims GROUP BY words_key;

CREATE OR REPLACE TEMP TABLE sought_mine AS
SELECT s.shingle, s.claim_key
FROM claim_shingles AS s
JOIN sought_chunk USING (claim_key);

CREATE OR REPLACE TEMP TABLE sought_shared AS
SELECT s.shingle, s.claim_key, l.words_key, f.claim_key IS NULL AS copy
FROM claim_shingles AS s
JOIN linked_claims AS l USING (claim_key)
LEFT JOIN sought_firsts AS f USING (claim_key)
WHERE s.shingle IN (SELECT shingle FROM sought_mine);

CREATE OR REPLACE TEMP TABLE sought_rare AS
SELECT shingle, count(*) FILTER (NOT copy) AS wordings
FROM sought_shared
GROUP BY shingle
HAVING min(words_key) <> max(words_key) AND count(*) FILTER (NOT copy) <= 300;

CREATE OR REPLACE TEMP TABLE sought_rarest AS
SELECT m.shingle, m.claim_key, r.wordings
FROM sought_mine AS m
JOIN sought_rare AS r USING (shingle)
QUALIFY row_number() OVER (PARTITION BY m.claim_key ORDER BY r.wordings, m.shingle) <= 8;

CREATE OR REPLACE TEMP TABLE sought_postings AS
SELECT shingle, claim_key
FROM sought_shared
WHERE shingle IN (SELECT shingle FROM sought_rarest)
QUALIFY row_number() OVER (PARTITION BY shingle ORDER BY copy, claim_key) <= 100;

CREATE OR REPLACE TEMP TABLE sought_by_words AS
SELECT r.claim_key AS one, p.claim_key AS other
FROM sought_rarest AS r
JOIN sought_postings AS p USING (shingle)
WHERE p.claim_key <> r.claim_key
GROUP BY r.claim_key, p.claim_key
HAVING count(*) > 1 OR min(r.wordings) <= 25
QUALIFY row_number() OVER (PARTITION BY r.claim_key ORDER BY sum(1 / r.wordings) DESC, p.claim_key) <= 20;

CREATE OR REPLACE TEMP TABLE sought_print_frequency AS
SELECT fingerprint, count(*) AS claims
FROM claim_fingerprints
WHERE fingerprint IN (
    SELECT fingerprint FROM claim_fingerprints WHERE claim_key IN (SELECT claim_key FROM sought_chunk)
)
GROUP BY fingerprint
HAVING count(*) > 1 AND count(*) <= 300;

-- Out of one event only the same words count, and these are met by their runs: so fingerprints are looked up within one.
CREATE OR REPLACE TEMP TABLE sought_prints AS
SELECT p.fingerprint, p.claim_key, c.document_key, c.day, f.claims
FROM claim_fingerprints AS p
JOIN sought_chunk AS c USING (claim_key)
JOIN sought_print_frequency AS f USING (fingerprint);

CREATE OR REPLACE TEMP TABLE sought_others AS
SELECT p.fingerprint, p.claim_key, l.document_key, l.day
FROM claim_fingerprints AS p
JOIN linked_claims AS l USING (claim_key)
WHERE p.fingerprint IN (SELECT fingerprint FROM sought_print_frequency)
    AND l.document_key IN (
        SELECT other FROM events WHERE one IN (SELECT document_key FROM sought_chunk)
        UNION ALL
        SELECT document_key FROM sought_chunk
    );

CREATE OR REPLACE TEMP TABLE sought_by_fingerprint AS
SELECT p.claim_key AS one, o.claim_key AS other
FROM (
    SELECT s.fingerprint, s.claim_key, s.day, s.claims, e.other AS document_key
    FROM sought_prints AS s
    JOIN events AS e ON e.one = s.document_key
    UNION ALL
    SELECT fingerprint, claim_key, day, claims, document_key FROM sought_prints
) AS p
JOIN sought_others AS o ON o.fingerprint = p.fingerprint AND o.document_key = p.document_key
WHERE o.claim_key <> p.claim_key AND coalesce(abs(p.day - o.day) <= 10, TRUE)
GROUP BY p.claim_key, o.claim_key
HAVING count(*) >= 2
QUALIFY row_number() OVER (PARTITION BY p.claim_key ORDER BY sum(1 / p.claims) DESC, o.claim_key) <= 20;

-- A word that more than a tenth of all documents use says nothing of a claim.
CREATE OR REPLACE TEMP TABLE sought_told AS
SELECT w.word, w.claim_key, w.document_key, w.weight
FROM claim_words AS w
JOIN sought_chunk USING (claim_key)
WHERE w.word IN (FROM telling_words);

CREATE OR REPLACE TEMP TABLE sought_near AS
SELECT t.claim_key, t.word, t.weight, e.other AS document_key
FROM sought_told AS t
JOIN events AS e ON e.one = t.document_key
UNION ALL
SELECT claim_key, word, weight, document_key FROM sought_told;

CREATE OR REPLACE TEMP TABLE sought_by_event AS
SELECT n.claim_key AS one, o.claim_key AS other
FROM sought_near AS n
JOIN claim_words AS o ON o.word = n.word AND o.document_key = n.document_key
WHERE o.claim_key <> n.claim_key
GROUP BY n.claim_key, o.claim_key
HAVING sum(least(n.weight, o.weight)) >= 1
QUALIFY row_number() OVER (PARTITION BY n.claim_key ORDER BY sum(least(n.weight, o.weight)) DESC, o.claim_key) <= 60;

-- In another language a claim may share no word at all, so every claim of the event is looked at. Which ones are left
-- out where an event has very many is the same in any order of arrival.
CREATE OR REPLACE TEMP TABLE sought_abroad AS
SELECT c.claim_key AS one, l.claim_key AS other
FROM sought_chunk AS c
JOIN linked_claims AS m USING (claim_key)
JOIN events AS e ON e.one = m.document_key
JOIN linked_documents AS a ON a.document_key = e.one
JOIN linked_documents AS b ON b.document_key = e.other
JOIN documents AS da ON da.document_id = a.document_id
JOIN documents AS db ON db.document_id = b.document_id
JOIN linked_claims AS l ON l.document_key = e.other
WHERE split_part(coalesce(da.language, ''), '-', 1) <> split_part(coalesce(db.language, ''), '-', 1)
QUALIFY row_number() OVER (PARTITION BY c.claim_key ORDER BY l.claim_id) <= 400;

-- The exact keys join no wording of less than four words. Of quotations of three that one speaker has in two documents
-- of an event 20 of 22 were one remark, of two words ("witch hunt") 28 of 35. Such words may tell too little to be met.
CREATE OR REPLACE TEMP TABLE sought_short AS
SELECT m.claim_key AS one, l.claim_key AS other
FROM sought_chunk AS c
JOIN linked_claims AS m USING (claim_key)
JOIN events AS e ON e.one = m.document_key
JOIN linked_claims AS l ON l.document_key = e.other AND l.words_key = m.words_key
WHERE m.words = 3 AND l.words = 3
QUALIFY row_number() OVER (PARTITION BY m.claim_key ORDER BY l.claim_id) <= 20;

CREATE OR REPLACE TEMP TABLE sought_found AS
FROM sought_by_words
UNION
FROM sought_short
UNION
FROM sought_by_fingerprint
UNION
FROM sought_by_event
UNION
FROM sought_abroad;

CREATE OR REPLACE TEMP TABLE candidates AS
SELECT DISTINCT
    least(a.claim_id, b.claim_id) AS claim_id,
    greatest(a.claim_id, b.claim_id) AS other_claim_id,
    a.document_key = b.document_key OR e.one IS NOT NULL AS event
FROM sought_found AS f
JOIN linked_claims AS a ON a.claim_key = f.one
JOIN linked_claims AS b ON b.claim_key = f.other
LEFT JOIN events AS e ON e.one = a.document_key AND e.other = b.document_key
WHERE a.words_key <> b.words_key OR (a.words = 3 AND a.document_key <> b.document_key AND e.one IS NOT NULL);

-- What is large and not asked for again.
DROP TABLE sought_shared;
DROP TABLE sought_mine;
DROP TABLE sought_postings;
DROP TABLE sought_others;
DROP TABLE sought_prints;
DROP TABLE sought_near;
DROP TABLE sought_told;
DROP TABLE sought_abroad;
DROP TABLE sought_found;
