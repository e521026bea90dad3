-- Which outlets bring claims of their own, and which pass on? Claims of each publisher by how they reached it.
SELECT
    coalesce(d.publisher, d.url, d.path) AS outlet,
    count(DISTINCT m.claim_id) AS claims,
    count(DISTINCT m.claim_id) FILTER (m.how = 'own') AS own,
    count(DISTINCT m.claim_id) FILTER (m.how = 'same_post') AS from_posts,
    count(DISTINCT m.claim_id) FILTER (m.how = 'agency_credit') AS from_agencies,
    count(DISTINCT m.claim_id) FILTER (m.how = 'cites') AS from_others_with_credit,
    count(DISTINCT m.claim_id) FILTER (m.how = 'copied_text' AND NOT heard) AS copied,
    count(DISTINCT m.claim_id) FILTER (m.how = 'copied_text' AND heard) AS quoted_alike
FROM (
    -- Who quotes the same words of the same speaker may have heard them, too.
    SELECT *, contains(evidence, 'the same words of the same speaker') AS heard FROM origin_members
) AS m
JOIN claims AS c ON c.claim_id = m.claim_id
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
GROUP BY outlet
ORDER BY claims DESC, outlet;
