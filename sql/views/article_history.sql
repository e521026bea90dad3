-- What became of the claims of an article from one version to the next, in the order in which the versions were first
-- seen (a copy from an archive may be older than what was read first). One row for each claim of either version:
-- kept, added, withdrawn, changed (the next version says the like of it in other words, or more or less of it), softened
-- (the same, but no longer as a quotation, or with doubt), or given to another author: both are named then, and are not
-- one person. Offsets are spans of each version's own text.
CREATE OR REPLACE VIEW article_history AS
WITH seen AS (
    SELECT d.document_id, d.article_id, d.version, min(s.seen_at) AS first_seen_at
    FROM documents AS d
    LEFT JOIN document_captures AS k USING (document_id)
    LEFT JOIN capture_sightings AS s ON s.capture_id = k.capture_id
    GROUP BY ALL
),

ordered AS (
    SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY first_seen_at, version) AS place
    FROM seen
),

steps AS (
    SELECT
        old.article_id, old.place AS step, old.document_id AS from_document_id, new.document_id AS to_document_id,
        old.version AS from_version, new.version AS to_version, old.first_seen_at AS from_seen_at, new.first_seen_at AS to_seen_at
    FROM ordered AS old
    JOIN ordered AS new ON new.article_id = old.article_id AND new.place = old.place + 1
        -- Where nobody knows when a version was seen, only its number says what it followed.
        AND (old.first_seen_at IS NOT NULL AND new.first_seen_at IS NOT NULL OR new.version = old.version + 1)
),

heard AS (
    SELECT
        c.*,
        ' ' || trim(regexp_replace(lower(strip_accents(c.text)), '[^\p{L}\p{N}]+', ' ', 'g')) || ' ' AS words,
        -- Who a pronoun, "the minister" or "officials" is may be read in one version and not in the other: that is no
        -- other author.
        CASE
            WHEN c.author_kind = 'anonymous' OR (c.person_id IS NULL AND (c.author_kind = 'person' OR NOT v.told)) THEN NULL
            ELSE strip_accents(lower(c.author_name))
        END AS voice
    FROM claims AS c
    LEFT JOIN claim_parties AS v USING (claim_id)
    WHERE c.document_id IN (SELECT from_document_id FROM steps UNION SELECT to_document_id FROM steps)
),

told AS (
    -- A quotation that is cut in two around "she said" is the same quotation.
    SELECT
        h.*, l.words_key,
        string_agg(h.words, '' ORDER BY h.start_char)
            OVER (PARTITION BY h.document_id, coalesce(h.utterance_id, h.claim_id) ORDER BY h.start_char
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS whole
    FROM heard AS h
    JOIN linked_claims AS l USING (claim_id)
),

pairs AS (
    SELECT
        s.article_id, s.step, o.claim_id, n.claim_id AS now_id, n.words_key = o.words_key AS same_words,
        n.voice IS NOT DISTINCT FROM o.voice OR n.person_id = o.person_id AS same_voice,
        n.voice IS NULL OR o.voice IS NULL AS any_voice,
        abs(n.start_char - o.start_char) AS distance
    FROM steps AS s
    JOIN told AS o ON o.document_id = s.from_document_id
    JOIN told AS n ON n.document_id = s.to_document_id AND (n.words_key = o.words_key OR replace(n.whole, ' ', '') = replace(o.whole, ' ', ''))
),

same AS (
    SELECT article_id, step, claim_id, now_id
    FROM pairs
    WHERE same_voice OR any_voice
    QUALIFY row_number() OVER (
        PARTITION BY article_id, step, claim_id
        ORDER BY coalesce(same_voice, false) DESC, same_words DESC, distance, now_id
    ) = 1
),

-- What was not there in these words before, and who is not there any more.
left_over AS (
    SELECT s.article_id, s.step, o.claim_id, o.words, o.voice, o.person_id
    FROM steps AS s
    JOIN told AS o ON o.document_id = s.from_document_id
    WHERE NOT EXISTS (SELECT 1 FROM same AS x WHERE x.article_id = s.article_id AND x.step = s.step AND x.claim_id = o.claim_id)
),

new_here AS (
    SELECT s.article_id, s.step, n.claim_id, n.words, n.voice, n.person_id
    FROM steps AS s
    JOIN told AS n ON n.document_id = s.to_document_id
    WHERE NOT EXISTS (
            SELECT 1
            FROM pairs AS x
            WHERE x.article_id = s.article_id AND x.step = s.step AND x.now_id = n.claim_id AND (x.same_voice OR x.any_voice)
        )
),

alike AS (
    SELECT claim_id, other_claim_id, score FROM claim_pairs
    UNION ALL
    SELECT other_claim_id, claim_id, score FROM claim_pairs
    UNION ALL
    SELECT claim_id, other_claim_id, score FROM claim_conflicts
    UNION ALL
    SELECT other_claim_id, claim_id, score FROM claim_conflicts
),

nearest AS (
    -- These words said by somebody else; the like of them; a longer or a shorter piece of them.
    SELECT o.article_id, o.step, o.claim_id, n.claim_id AS now_id, 3.0 AS score, true AS same_words
    FROM left_over AS o
    JOIN pairs AS p ON p.article_id = o.article_id AND p.step = o.step AND p.claim_id = o.claim_id AND p.same_words
    JOIN new_here AS n ON n.article_id = o.article_id AND n.step = o.step AND n.claim_id = p.now_id
    UNION ALL
    SELECT o.article_id, o.step, o.claim_id, n.claim_id, a.score, false
    FROM left_over AS o
    JOIN alike AS a ON a.claim_id = o.claim_id
    JOIN new_here AS n ON n.article_id = o.article_id AND n.step = o.step AND n.claim_id = a.other_claim_id
    UNION ALL
    SELECT o.article_id, o.step, o.claim_id, n.claim_id, 0.0, false
    FROM left_over AS o
    JOIN new_here AS n ON n.article_id = o.article_id AND n.step = o.step
    WHERE (n.voice IS NULL OR o.voice IS NULL OR n.voice = o.voice OR n.person_id = o.person_id)
        AND ((contains(n.words, o.words) AND o.words LIKE ' % % % %') OR (contains(o.words, n.words) AND n.words LIKE ' % % % %'))
),

became AS (
    SELECT *
    FROM nearest
    QUALIFY row_number() OVER (PARTITION BY article_id, step, claim_id ORDER BY score DESC, now_id) = 1
),

changes AS (
    -- The same words may be softened, too: no longer quoted, or "claimed" where it was "said".
    SELECT
        b.article_id, b.step, b.claim_id, b.now_id,
        CASE
            WHEN b.otherwise = 'given to another author' THEN b.otherwise
            WHEN (o.kind = 'direct' AND n.kind = 'indirect')
                OR (n.cue_stance = 'doubtful' AND coalesce(o.cue_stance, '') <> 'doubtful') THEN 'softened'
            ELSE b.otherwise
        END AS change
    FROM (
        SELECT article_id, step, claim_id, now_id, 'kept' AS otherwise FROM same
        UNION ALL
        SELECT article_id, step, claim_id, now_id, CASE WHEN same_words THEN 'given to another author' ELSE 'changed' END
        FROM became
    ) AS b
    JOIN told AS o ON o.claim_id = b.claim_id
    JOIN told AS n ON n.claim_id = b.now_id
    UNION ALL
    SELECT o.article_id, o.step, o.claim_id, NULL, 'withdrawn'
    FROM left_over AS o
    WHERE NOT EXISTS (SELECT 1 FROM became AS x WHERE x.article_id = o.article_id AND x.step = o.step AND x.claim_id = o.claim_id)
    UNION ALL
    SELECT n.article_id, n.step, NULL, n.claim_id, 'added'
    FROM new_here AS n
    WHERE NOT EXISTS (SELECT 1 FROM nearest AS x WHERE x.article_id = n.article_id AND x.step = n.step AND x.now_id = n.claim_id)
)

SELECT
    s.article_id,
    s.step,
    s.from_version,
    s.to_version,
    s.from_document_id,
    s.to_document_id,
    s.from_seen_at,
    s.to_seen_at,
    c.change,
    c.claim_id,
    c.now_id AS now_claim_id,
    o.text AS said,
    n.text AS says,
    o.author_name AS author,
    n.author_name AS author_now,
    o.start_char,
    o.end_char,
    n.start_char AS now_start_char,
    n.end_char AS now_end_char
FROM changes AS c
JOIN steps AS s ON s.article_id = c.article_id AND s.step = c.step
LEFT JOIN told AS o ON o.claim_id = c.claim_id
LEFT JOIN told AS n ON n.claim_id = c.now_id;
