-- One row for each account: how often its handle stands in texts, how often its posts are embedded, in how many
-- documents and by how many publishers (current versions only).
CREATE OR REPLACE VIEW handles AS
WITH met AS (
    SELECT account_id, document_id, 1 AS mentioned, 0 AS embedded FROM mentions
    UNION ALL
    SELECT account_id, document_id, 0, 1 FROM embeds WHERE account_id IS NOT NULL
)
SELECT
    a.platform,
    a.handle,
    a.display_name,
    coalesce(sum(met.mentioned), 0)::BIGINT AS mentions,
    coalesce(sum(met.embedded), 0)::BIGINT AS embeds,
    count(DISTINCT d.document_id) AS documents,
    count(DISTINCT d.publisher) AS publishers,
    a.account_id
FROM accounts AS a
LEFT JOIN (met JOIN documents AS d ON d.document_id = met.document_id AND d.is_current) ON met.account_id = a.account_id
GROUP BY ALL;
