-- Who prints another's text without naming where it is from? As far as is seen.
FROM uncredited_copies SELECT taker, giver, taker_published, giver_published, round(score, 2) AS share, taker_title ORDER BY share DESC, taker, giver;
