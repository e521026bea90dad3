-- Who is who is written anew: it follows from the sources, their voices and the decisions alone.
DELETE FROM persons;
DELETE FROM person_names;
