-- title: A quotation is not what the post says
-- severity: error
-- why: The quotation gives a post in nearly its own words or translation, as the same author's, but with another number
--      or without (or with) a "not". Somebody changed it on the way.
WITH sides AS (
    SELECT claim_id, other_claim_id AS post_claim_id, conflict, score, evidence FROM claim_conflicts
    UNION ALL
    SELECT other_claim_id, claim_id, conflict, score, evidence FROM claim_conflicts
),

quoted AS (
    SELECT
        q.claim_id, q.document_id, q.text, q.start_char, q.end_char,
        p.claim_id AS post_claim_id, p.document_id AS post_document_id, p.text AS post_text,
        p.start_char AS post_start, p.end_char AS post_end,
        x.conflict, x.evidence, x.score,
        q.document_id = p.document_id AS beside
    FROM sides AS x
    JOIN claims AS q ON q.claim_id = x.claim_id AND q.kind IN ('direct', 'mixed')
    JOIN claims AS p ON p.claim_id = x.post_claim_id AND p.kind = 'post'
    JOIN documents AS d ON d.document_id = q.document_id AND d.is_current
    WHERE x.conflict IN ('numbers', 'negation')
        -- Beside a quotation of a post its words need not be as like as elsewhere.
        AND (x.score >= 0.7 OR q.renders_embed_id = p.embed_id)
        AND (
            q.renders_embed_id = p.embed_id
            OR json_extract_string(x.evidence, '$.author') = 'same'
            -- An institution is named in every language in its own way; beside its post that is enough.
            OR (q.document_id = p.document_id AND q.author_kind IN ('organisation', 'agency'))
        )
)

SELECT
    claim_id,
    document_id,
    NULL AS embed_id,
    json_object(
        'other_claim_id', post_claim_id,
        'says', text,
        'post_says', post_text,
        'differs_in', conflict,
        'evidence', evidence::JSON,
        'spans', [[start_char, end_char]],
        'other_document_id', post_document_id,
        'other_spans', [[post_start, post_end]]
    ) AS detail
FROM quoted
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY beside DESC, score DESC, post_claim_id) = 1
ORDER BY claim_id
