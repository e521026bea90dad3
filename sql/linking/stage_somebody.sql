-- The authors who are somebody in particular.
CREATE OR REPLACE TEMP TABLE somebody (author_kind TEXT, author_name TEXT, resolved BOOLEAN);
