-- Gives every claim the person that its author is.
UPDATE claims
SET person_id = n.person_id
FROM person_names AS n
WHERE n.source_id = claims.author_id AND claims.person_id IS DISTINCT FROM n.person_id;

UPDATE claims
SET person_id = NULL
WHERE person_id IS NOT NULL AND (author_id IS NULL OR author_id NOT IN (SELECT source_id FROM person_names));
