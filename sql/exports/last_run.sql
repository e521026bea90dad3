-- When the database was last added to; NULL where it never was.
SELECT max(coalesce(finished_at, started_at)) FROM runs;
