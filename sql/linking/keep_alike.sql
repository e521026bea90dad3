-- Leaves out the undecided pairs out of one event that have too few words in common: $least of the stems of the shorter
-- claim, or of which one is shorter than $shortest words. The others are numbered, so that they can be read in slices.
CREATE OR REPLACE TEMP TABLE claim_stems AS
SELECT l.claim_id, s.stems, s.size
FROM (
    SELECT claim_key, list(stem) AS stems, sum(places) AS size
    FROM (
        SELECT c.claim_key, t.stem, count(*) AS places
        FROM claim_tokens AS c
        JOIN told_tokens AS t ON t.language = c.language AND t.token = c.token
        WHERE t.stem IS NOT NULL
        GROUP BY c.claim_key, t.stem
    )
    GROUP BY claim_key
) AS s
JOIN linked_claims AS l USING (claim_key);

CREATE OR REPLACE TEMP TABLE undecided AS
SELECT
    row_number() OVER (ORDER BY p.claim_id, p.other_claim_id) - 1 AS number,
    p.claim_id,
    p.other_claim_id,
    p.event
FROM undecided AS p
LEFT JOIN claim_stems AS a ON a.claim_id = p.claim_id
LEFT JOIN claim_stems AS b ON b.claim_id = p.other_claim_id
WHERE p.event
    OR (
        least(a.size, b.size) >= $shortest
        AND len(list_intersect(a.stems, b.stems)) >= $least * least(len(a.stems), len(b.stems))
    );
