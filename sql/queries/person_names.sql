-- Under which names is each person met, and why are they one? Only those with more than one name.
SELECT p.name AS person, n.name, json_extract_string(n.evidence, '$.why') AS why, n.source_id, n.person_id
FROM person_names AS n
JOIN persons AS p USING (person_id)
WHERE n.person_id IN (SELECT person_id FROM person_names GROUP BY person_id HAVING count(*) > 1)
ORDER BY person, person_id, n.name, n.source_id;
