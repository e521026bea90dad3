-- The names that some document gives as an agency's.
SELECT DISTINCT name FROM sources WHERE kind = 'agency' ORDER BY name;
