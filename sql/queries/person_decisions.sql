-- Who decided that two names are one person, or two? The oldest first; the last on a pair counts.
SELECT a.name, d.decision, b.name AS other_name, d.made_by, d.made_at, d.note, d.source_id, d.other_source_id
FROM person_decisions AS d
LEFT JOIN sources AS a USING (source_id)
LEFT JOIN sources AS b ON b.source_id = d.other_source_id
ORDER BY d.made_at, d.source_id, d.other_source_id;
