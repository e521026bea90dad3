-- Writes the statements of the affected claims: gathered (claim_id, statement_id) comes from tracker.linking.
-- A statement is shown in the words of a direct or posted claim before a reported one, the longest of these.
UPDATE claims SET statement_id = g.statement_id
FROM gathered AS g
WHERE claims.claim_id = g.claim_id AND claims.statement_id IS DISTINCT FROM g.statement_id;

-- Numbered by their claims, so that a slice is so many claims: one viral statement may have more than a thousand others.
CREATE OR REPLACE TEMP TABLE touched_statements AS
SELECT (sum(claims) OVER (ORDER BY statement_id) - claims)::BIGINT AS number, statement_id
FROM (
    SELECT statement_id, count(*) AS claims
    FROM claims
    WHERE statement_id IN (SELECT statement_id FROM gathered)
    GROUP BY statement_id
);

INSERT OR REPLACE INTO statements (statement_id, text, language, claim_id)
SELECT c.statement_id, c.text, d.language, c.claim_id
FROM (
    SELECT arg_min(claim_id, (kind IN ('indirect', 'mixed'), -length(text), claim_id)) AS claim_id
    FROM claims
    WHERE statement_id IN (SELECT statement_id FROM touched_statements)
    GROUP BY statement_id
) AS shown
JOIN claims AS c USING (claim_id)
JOIN documents AS d USING (document_id);

DELETE FROM statements WHERE statement_id NOT IN (SELECT statement_id FROM claims WHERE statement_id IS NOT NULL);

DELETE FROM claim_links
WHERE claim_id IN (SELECT claim_id FROM affected) OR other_claim_id IN (SELECT claim_id FROM affected);

-- A long claim may say what two statements say: it belongs to one of them and is linked with claims of both.
INSERT INTO claim_links (claim_id, other_claim_id, relation, score, method, evidence)
SELECT p.claim_id, p.other_claim_id, p.relation, p.score, p.method, p.evidence
FROM claim_pairs AS p
JOIN gathered AS a ON a.claim_id = p.claim_id
JOIN gathered AS b ON b.claim_id = p.other_claim_id;
