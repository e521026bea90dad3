-- Which outlet prints which agency? Documents by the agency that they credit; an agency's own pages are left out.
FROM documents SELECT publisher, agency_credited AS agency, count(*) AS documents, min(published_day) AS first_day, max(published_day) AS last_day WHERE is_current AND agency_credited IS NOT NULL AND agency IS NULL GROUP BY ALL ORDER BY documents DESC, publisher, agency;
