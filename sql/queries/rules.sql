-- Which rules found what, how often, how surely? A rule that fires no more after a change shows here.
SELECT 'claim' AS what, kind AS form, rule, count(*) AS times, round(avg(confidence), 3) AS mean_confidence
FROM claims GROUP BY ALL
UNION ALL
SELECT 'embed', form, rule, count(*), round(avg(confidence), 3) FROM embeds GROUP BY ALL
UNION ALL
SELECT 'rejected claim', reason, rule, count(*), round(avg(confidence), 3) FROM claim_candidates GROUP BY ALL
ORDER BY what, times DESC, rule;
