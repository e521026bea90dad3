-- Which questions were answered since some moment; too many questions and broken lines are no answers. Parameter: since.
SELECT DISTINCT post_id, endpoint, vantage
FROM observations
WHERE asked_at >= $since AND outcome NOT IN ('rate_limited', 'network');
