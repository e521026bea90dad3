-- What became of the claims of an article from one version to the next, in the order in which the versions were first
-- seen (a copy from an archive may be older than what was read first). One row for each claim of either version:
-- kept, added, withdrawn, changed (the next version says the like of it in other words), softened (the same, but no
-- longer as a quotation, or with doubt), or given to another author. Offsets are spans of each version's own text.
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

told AS (
    SELECT c.*, l.words_key, strip_accents(lower(c.author_name)) AS voice
    FROM claims AS c
    JOIN linked_claims AS l USING (claim_id)
    WHERE c.document_id IN (SELECT from_document_id FROM steps UNION SELECT to_document_id FROM steps)
),

same AS (
    SELECT s.step, s.article_id, o.claim_id, n.claim_id AS now_id
    FROM steps AS s
    JOIN told AS o ON o.document_id = s.from_document_id
    JOIN told AS n ON n.document_id = s.to_document_id AND n.words_key = o.words_key
        AND (n.voice IS NULL OR o.voice IS NULL OR n.voice = o.voice)
    QUALIFY row_number() OVER (PARTITION BY s.article_id, s.step, o.claim_id ORDER BY n.voice IS NULL, n.start_char, n.claim_id) = 1
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

became AS (
    SELECT s.step, s.article_id, o.claim_id, n.claim_id AS now_id, n.words_key = o.words_key AS same_words
    FROM steps AS s
    JOIN told AS o ON o.document_id = s.from_document_id
    JOIN alike AS a ON a.claim_id = o.claim_id
    JOIN told AS n ON n.claim_id = a.other_claim_id AND n.document_id = s.to_document_id
    WHERE NOT EXISTS (SELECT 1 FROM same AS x WHERE x.article_id = s.article_id AND x.step = s.step AND x.claim_id = o.claim_id)
    QUALIFY row_number() OVER (PARTITION BY s.article_id, s.step, o.claim_id ORDER BY a.score DESC, n.claim_id) = 1
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
    SELECT s.article_id, s.step, o.claim_id, NULL, 'withdrawn'
    FROM steps AS s
    JOIN told AS o ON o.document_id = s.from_document_id
    WHERE NOT EXISTS (SELECT 1 FROM same AS x WHERE x.article_id = s.article_id AND x.step = s.step AND x.claim_id = o.claim_id)
        AND NOT EXISTS (SELECT 1 FROM became AS x WHERE x.article_id = s.article_id AND x.step = s.step AND x.claim_id = o.claim_id)
    UNION ALL
    SELECT s.article_id, s.step, NULL, n.claim_id, 'added'
    FROM steps AS s
    JOIN told AS n ON n.document_id = s.to_document_id
    WHERE NOT EXISTS (
            SELECT 1
            FROM told AS o
            WHERE o.document_id = s.from_document_id AND o.words_key = n.words_key
        )
        AND NOT EXISTS (SELECT 1 FROM became AS x WHERE x.article_id = s.article_id AND x.step = s.step AND x.now_id = n.claim_id)
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
