-- Who relayed some claims, nearest first. Parameter: claims (ids).
SELECT v.claim_id, v.position, v.text, s.name, s.kind, v.start_char, v.end_char
FROM claim_via AS v
JOIN sources AS s USING (source_id)
WHERE v.claim_id IN (SELECT unnest($claims))
ORDER BY v.claim_id, v.position;
