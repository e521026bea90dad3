-- Statements about the same matter that do not agree, one row for each pair and kind of conflict ('numbers', 'dates',
-- 'negation'): the claim of the smaller statement, as findings want it. Current versions only.
-- What was said two days later or more may count what has happened since: another number is then a hint at most.
CREATE OR REPLACE VIEW disagreements AS
WITH sides AS (
    SELECT
        x.conflict, x.claim_id, x.other_claim_id, x.evidence,
        CASE
            WHEN x.conflict = 'numbers'
                AND (b.date_earliest - a.date_earliest >= INTERVAL 2 DAYS OR a.date_earliest - b.date_earliest >= INTERVAL 2 DAYS)
                THEN least(x.score, 0.5)
            ELSE x.score
        END AS score,
        a.statement_id AS one, b.statement_id AS other,
        count(*) OVER (PARTITION BY x.conflict, least(a.statement_id, b.statement_id), greatest(a.statement_id, b.statement_id)) AS pairs
    FROM claim_conflicts AS x
    JOIN claims AS a ON a.claim_id = x.claim_id
    JOIN claims AS b ON b.claim_id = x.other_claim_id
    JOIN documents AS da ON da.document_id = a.document_id AND da.is_current
    JOIN documents AS db ON db.document_id = b.document_id AND db.is_current
    WHERE da.article_id <> db.article_id OR da.document_id = db.document_id
),

sizes AS (
    SELECT statement_id, count(*) AS claims FROM claims WHERE statement_id IS NOT NULL GROUP BY statement_id
),

-- The claim of the smaller statement is the one to look at.
turned AS (
    SELECT
        CASE WHEN (m.claims, s.one) <= (n.claims, s.other) THEN s.claim_id ELSE s.other_claim_id END AS claim_id,
        CASE WHEN (m.claims, s.one) <= (n.claims, s.other) THEN s.other_claim_id ELSE s.claim_id END AS other_claim_id,
        s.conflict, s.score, s.evidence, s.pairs, least(s.one, s.other) AS low, greatest(s.one, s.other) AS high
    FROM sides AS s
    JOIN sizes AS m ON m.statement_id = s.one
    JOIN sizes AS n ON n.statement_id = s.other
)

SELECT
    t.conflict,
    t.claim_id,
    c.document_id,
    c.embed_id,
    json_object(
        'other_claim_id', t.other_claim_id,
        'says', c.text,
        'other_says', o.text,
        'evidence', t.evidence::JSON,
        'pairs', t.pairs,
        'spans', [[c.start_char, c.end_char]],
        'other_document_id', o.document_id,
        'other_spans', [[o.start_char, o.end_char]]
    ) AS detail,
    t.score AS confidence
FROM turned AS t
JOIN claims AS c ON c.claim_id = t.claim_id
JOIN claims AS o ON o.claim_id = t.other_claim_id
QUALIFY row_number() OVER (PARTITION BY t.conflict, t.low, t.high ORDER BY t.score DESC, t.claim_id, t.other_claim_id) = 1;
