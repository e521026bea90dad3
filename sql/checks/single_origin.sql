-- title: Several outlets, one origin
-- severity: warning
-- why: Ten outlets that carry one post or one dispatch are one source. What two publishers or more report here goes
--      back to a single act of publication, as far as observed. One finding for all that the same documents share so.
WITH traced AS (
    SELECT
        k.statement_id,
        k.documents,
        k.attested_by,
        any_value(o.origin_id) AS origin_id,
        -- Words that several outlets heard are one utterance, and no copied text.
        CASE
            WHEN any_value(o.basis) = 'copied_text' AND bool_and(m.how = 'copied_text' AND heard) THEN 'same_words'
            ELSE any_value(o.basis)
        END AS basis,
        list(c.claim_id ORDER BY c.claim_id) AS claim_ids,
        list(DISTINCT c.document_id ORDER BY c.document_id) AS document_ids
    FROM corroboration AS k
    JOIN claims AS c ON c.statement_id = k.statement_id
    JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
    JOIN origins AS o ON o.origin_id = c.origin_id
    LEFT JOIN (
        SELECT origin_id, claim_id, how, contains(evidence, 'the same words of the same speaker') AS heard
        FROM origin_members
    ) AS m ON m.origin_id = c.origin_id AND m.claim_id = c.claim_id
    WHERE k.publishers >= 2 AND k.origins = 1
    GROUP BY k.statement_id, k.documents, k.attested_by
),

-- A post is one thing wherever it is shown; a dispatch is one for the documents that carry it.
grouped AS (
    SELECT
        CASE WHEN basis = 'same_post' THEN origin_id ELSE basis || array_to_string(document_ids, ' ') END AS shared,
        min(statement_id) AS statement_id,
        count(*) AS statements,
        max(documents) AS documents,
        any_value(basis) AS basis,
        min(origin_id) AS origin_id,
        list_sort(list_distinct(flatten(list(attested_by)))) AS publishers,
        list_sort(flatten(list(claim_ids))) AS claim_ids
    FROM traced
    GROUP BY shared
)

SELECT
    s.claim_id,
    c.document_id,
    c.embed_id,
    json_object(
        'statement_id', g.statement_id,
        'statements', g.statements,
        'origin_id', g.origin_id,
        'basis', g.basis,
        'documents', g.documents,
        'publishers', g.publishers,
        'claim_ids', g.claim_ids,
        'spans', [[c.start_char, c.end_char]]
    ) AS detail
FROM grouped AS g
JOIN statements AS s USING (statement_id)
JOIN claims AS c ON c.claim_id = s.claim_id
ORDER BY g.documents DESC, g.statement_id
