-- The sources that are met by this name anywhere, or whose id, or whose person's id, begins so. Parameter: asked.
WITH named AS (
    SELECT source_id FROM sources WHERE lower(name) = lower($asked) AND only_in_document IS NULL
)

SELECT source_id FROM named
UNION
SELECT source_id FROM sources WHERE starts_with(source_id, $asked) AND starts_with($asked, 'src_')
UNION
SELECT min(source_id) FROM person_names WHERE starts_with(person_id, $asked) AND starts_with($asked, 'per_') GROUP BY person_id
ORDER BY source_id;
