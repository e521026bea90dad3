-- What the snapshot holds, for the overview.
SELECT
    (SELECT count(*) FROM served_documents) AS documents,
    (SELECT count(*) FROM posts) AS posts,
    (SELECT count(*) FROM served_claims) AS claims,
    (SELECT count(*) FROM served_statements) AS statements,
    (SELECT count(*) FROM served_statements WHERE at_least > 1) AS several;
