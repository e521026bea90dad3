-- Who relayed the claim, nearest first. Parameter: claim_id.
SELECT v.position, v.text, s.name, s.kind, v.start_char, v.end_char
FROM claim_via AS v
JOIN sources AS s USING (source_id)
WHERE v.claim_id = $claim_id
ORDER BY v.position;
