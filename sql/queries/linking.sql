-- How did each run compare claims, and what did it therefore not look for?
SELECT finished_at, compared_by, not_looked_for, new_claims, candidates, encoded, links, conflicts, run_id
FROM link_runs
ORDER BY finished_at DESC;
