-- What people last decided of each pair of sources.
SELECT source_id, other_source_id, arg_max(decision, made_at) AS decision
FROM person_decisions
GROUP BY source_id, other_source_id
HAVING arg_max(decision, made_at) <> 'withdrawn';
