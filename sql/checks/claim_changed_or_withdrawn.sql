-- title: A later version of the article says something else, or nothing
-- severity: warning
-- why: Articles are changed without notice. Each claim of a version that the next version does not hold in these words is
--      listed: changed, when the next version says the like of it; given to another author; or withdrawn.
WITH steps AS (
    SELECT old.document_id AS old_id, new.document_id AS new_id, old.version
    FROM documents AS old
    JOIN documents AS new ON new.article_id = old.article_id AND new.version = old.version + 1
),

gone AS (
    SELECT s.new_id, s.version, c.claim_id, c.document_id, c.text, c.author_name, c.kind, c.start_char, c.end_char, l.words_key
    FROM steps AS s
    JOIN claims AS c ON c.document_id = s.old_id
    JOIN linked_claims AS l ON l.claim_id = c.claim_id
    WHERE NOT EXISTS (
        SELECT 1
        FROM claims AS n
        JOIN linked_claims AS m ON m.claim_id = n.claim_id
        WHERE n.document_id = s.new_id
            AND m.words_key = l.words_key
            AND (n.author_name IS NULL OR c.author_name IS NULL OR strip_accents(lower(n.author_name)) = strip_accents(lower(c.author_name)))
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

became AS (
    SELECT g.claim_id, n.claim_id AS now_id, n.text, n.author_name, n.start_char, n.end_char, a.score, m.words_key
    FROM gone AS g
    JOIN alike AS a ON a.claim_id = g.claim_id
    JOIN claims AS n ON n.claim_id = a.other_claim_id AND n.document_id = g.new_id
    JOIN linked_claims AS m ON m.claim_id = n.claim_id
    QUALIFY row_number() OVER (PARTITION BY g.claim_id ORDER BY a.score DESC, n.claim_id) = 1
)

SELECT
    coalesce(b.now_id, g.claim_id) AS claim_id,
    CASE WHEN b.now_id IS NULL THEN g.document_id ELSE g.new_id END AS document_id,
    NULL AS embed_id,
    json_object(
        'change', CASE
            WHEN b.now_id IS NULL THEN 'withdrawn'
            WHEN b.words_key = g.words_key THEN 'given to another author'
            ELSE 'changed'
        END,
        'other_claim_id', g.claim_id,
        'said', g.text,
        'says', b.text,
        'author', g.author_name,
        'author_now', b.author_name,
        'version', g.version,
        'spans', [[coalesce(b.start_char, g.start_char), coalesce(b.end_char, g.end_char)]],
        'other_document_id', g.document_id,
        'other_spans', [[g.start_char, g.end_char]]
    ) AS detail
FROM gone AS g
LEFT JOIN became AS b USING (claim_id)
ORDER BY g.document_id, g.start_char
