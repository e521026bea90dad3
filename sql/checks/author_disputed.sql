-- title: The same words in two persons' mouths
-- severity: error
-- why: One wording or its translation is given to different persons. A post settles whose words they are; without one
--      the name that fewer outlets give is listed. It is a hint where it stands even, where the words are not quoted,
--      and where the name does not stand at the words: of whom "he" is the wrong one may have been read.
WITH live AS (
    SELECT
        c.claim_id, c.document_id, c.statement_id, c.kind, c.author_name, c.author_kind, c.start_char, c.end_char,
        l.words AS length, coalesce(p.told, TRUE) AS told,
        regexp_extract_all(strip_accents(lower(c.author_name)), '[\p{L}\p{N}]+') AS name,
        list_filter(list_transform(name, lambda word : word[:6]), lambda word : length(word) >= 4) AS telling,
        -- Whether the words are quoted and the name, or a part of it, stands at them.
        c.kind = 'post' OR (c.kind <> 'indirect' AND list_has_any(
            name, regexp_extract_all(strip_accents(lower(c.author_text)), '[\p{L}\p{N}]{2,}')
        )) AS named
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    JOIN linked_claims AS l ON l.claim_id = c.claim_id
    LEFT JOIN claim_parties AS p ON p.claim_id = c.claim_id
    WHERE c.author_name IS NOT NULL AND c.author_kind IN ('person', 'account') AND coalesce(c.author_resolved, TRUE)
),

-- A name of two words and more; an account counts as a person's when some document gives that name to a person. A last
-- name alone is asked where it is printed at the words ("Mr. Olm said"), and is not doubted itself.
full_names AS (
    SELECT DISTINCT
        strip_accents(lower(name)) AS name,
        regexp_extract_all(strip_accents(lower(name)), '[\p{L}\p{N}]+')[-1] AS last_name
    FROM sources
    WHERE kind = 'person' AND contains(name, ' ')
),

persons AS (
    SELECT l.*, l.told AND strip_accents(lower(l.author_name)) IN (SELECT name FROM full_names) AS whole
    FROM live AS l
    WHERE whole OR (l.named AND len(l.name) = 1 AND l.name[1] IN (SELECT last_name FROM full_names))
),

pairs AS (
    SELECT claim_id, other_claim_id FROM claim_links WHERE relation IN ('same_post', 'verbatim', 'translation')
    UNION ALL
    SELECT other_claim_id, claim_id FROM claim_links WHERE relation IN ('same_post', 'verbatim', 'translation')
),

-- A post outweighs any number of reports. Two names agree in a telling word, or in the last one: a first name is spelled
-- in two ways. Fewer than six words may be said by two persons, as in tracker/linking/voices.py; not beside a post.
-- Kept in steps: joined by their statement first, the claims of one statement would all meet each other.
sided AS MATERIALIZED (
    SELECT a.claim_id, a.statement_id, a.kind, a.length, a.name, a.telling, p.other_claim_id
    FROM persons AS a
    JOIN pairs AS p ON p.claim_id = a.claim_id
    WHERE a.whole AND a.kind <> 'post' AND len(a.telling) > 0
),

compared AS (
    SELECT
        a.claim_id, b.claim_id AS other_claim_id, b.author_name AS other_name, b.named AS other_named,
        CASE WHEN b.kind = 'post' THEN 1000 ELSE 1 END AS weight,
        list_has_any(a.telling, b.telling) OR (a.name[-1] = b.name[-1] AND length(a.name[-1]) >= 3) AS agrees
    FROM sided AS a
    JOIN persons AS b ON b.claim_id = a.other_claim_id AND b.statement_id = a.statement_id
    WHERE len(b.telling) > 0
        AND (b.kind = 'post' OR least(a.length, b.length) >= 6)
),

votes AS (
    SELECT
        claim_id,
        coalesce(sum(weight) FILTER (other_named AND agrees), 0) AS named_alike,
        coalesce(sum(weight) FILTER (other_named AND NOT agrees), 0) AS named_otherwise,
        1 + coalesce(sum(weight) FILTER (agrees), 0) AS agree,
        coalesce(sum(weight) FILTER (NOT agrees), 0) AS disagree,
        list(DISTINCT other_name ORDER BY other_name) FILTER (NOT agrees) AS others,
        min(other_claim_id) FILTER (NOT agrees) AS other_claim_id
    FROM compared
    GROUP BY claim_id
)

SELECT
    v.claim_id,
    a.document_id,
    NULL AS embed_id,
    json_object(
        'author', a.author_name,
        'elsewhere', v.others,
        'other_claim_id', v.other_claim_id,
        'spans', [[a.start_char, a.end_char]]
    ) AS detail,
    CASE WHEN a.named AND v.named_otherwise > 1 + v.named_alike THEN 0.8 ELSE 0.5 END AS confidence
FROM votes AS v
JOIN persons AS a ON a.claim_id = v.claim_id
WHERE v.disagree > 0 AND v.disagree >= v.agree
    -- A name at the words is not doubted for a "he" that was read as somebody else.
    AND NOT (a.named AND v.named_otherwise = 0)
ORDER BY v.claim_id
