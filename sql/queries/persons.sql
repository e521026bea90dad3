-- What did each person say, in the order of time? Narrow it: add "WHERE name = '...'".
FROM persons_said SELECT name, said_day, kind, left(claim, 120) AS claim, publisher, claim_id ORDER BY name, said_day, date_earliest, claim_id;
