-- Who copied, credited or cited whom? Without a direction where nothing seen decides it.
SELECT relation, taker, giver, direction_basis, round(score, 2) AS share, taker_published, giver_published, evidence
FROM who_copied_whom
ORDER BY relation, share DESC, taker, giver;
