-- Through whom did it come? Agencies and outlets that relayed what others said, and whose words these were.
SELECT
    coalesce(s.name, v.text) AS relay, s.kind, count(*) AS claims, count(DISTINCT v.document_id) AS documents,
    list(DISTINCT c.author_name ORDER BY c.author_name) FILTER (c.author_name IS NOT NULL) AS authors
FROM claim_via AS v
JOIN claims AS c USING (claim_id)
LEFT JOIN sources AS s ON s.source_id = v.source_id
GROUP BY relay, s.kind
ORDER BY claims DESC, relay;
