-- title: The same words in two persons' mouths
-- severity: error
-- why: One wording or its translation is given to different persons. A post settles whose words they are; without one
--      the name that fewer outlets give is listed; where it stands even, both are hints.
WITH live AS (
    SELECT
        c.claim_id, c.document_id, c.statement_id, c.kind, c.author_name, c.author_kind, c.start_char, c.end_char,
        list_filter(
            list_transform(
                regexp_extract_all(strip_accents(lower(coalesce(c.author_name, ''))), '[\p{L}\p{N}]+'),
                lambda word : word[:6]
            ),
            lambda word : length(word) >= 4
        ) AS words
    FROM claims AS c
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    LEFT JOIN claim_parties AS p ON p.claim_id = c.claim_id
    WHERE c.author_name IS NOT NULL AND c.author_kind IN ('person', 'account') AND coalesce(c.author_resolved, TRUE)
        AND coalesce(p.told, TRUE)
),

-- An account counts as a person's when some document gives that name to a person.
persons AS (
    SELECT l.*
    FROM live AS l
    WHERE (l.author_kind = 'person' AND contains(l.author_name, ' '))
        OR strip_accents(lower(l.author_name)) IN (
            SELECT strip_accents(lower(name)) FROM sources WHERE kind = 'person' AND contains(name, ' ')
        )
),

pairs AS (
    SELECT claim_id, other_claim_id FROM claim_links WHERE relation IN ('same_post', 'verbatim', 'translation')
    UNION ALL
    SELECT other_claim_id, claim_id FROM claim_links WHERE relation IN ('same_post', 'verbatim', 'translation')
),

-- A post outweighs any number of reports.
votes AS (
    SELECT
        a.claim_id,
        1 + sum(CASE WHEN list_has_any(a.words, b.words) THEN CASE WHEN b.kind = 'post' THEN 1000 ELSE 1 END ELSE 0 END) AS agree,
        sum(CASE WHEN list_has_any(a.words, b.words) THEN 0 WHEN b.kind = 'post' THEN 1000 ELSE 1 END) AS disagree,
        list(DISTINCT b.author_name ORDER BY b.author_name) FILTER (NOT list_has_any(a.words, b.words)) AS others,
        min(b.claim_id) FILTER (NOT list_has_any(a.words, b.words)) AS other_claim_id
    FROM persons AS a
    JOIN pairs AS p ON p.claim_id = a.claim_id
    JOIN persons AS b ON b.claim_id = p.other_claim_id AND b.statement_id = a.statement_id
    WHERE a.kind <> 'post' AND len(a.words) > 0 AND len(b.words) > 0
    GROUP BY a.claim_id
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
    -- Where it stands even, either reading may have taken the wrong name: that is a hint.
    CASE WHEN v.disagree > v.agree THEN 0.8 ELSE 0.5 END AS confidence
FROM votes AS v
JOIN persons AS a ON a.claim_id = v.claim_id
WHERE v.disagree > 0 AND v.disagree >= v.agree
ORDER BY v.claim_id
