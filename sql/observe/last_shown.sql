-- What was shown of a post last, by vantage. Parameter: posts (ids).
SELECT post_id, vantage, max_by(text, asked_at) AS text, max_by(revision, asked_at) AS revision
FROM observations
WHERE outcome IN ('present', 'edited') AND text IS NOT NULL AND post_id IN (SELECT unnest($posts::TEXT[]))
GROUP BY post_id, vantage;
