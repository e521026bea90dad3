-- Which outlet was surely first with a statement that others told, too?
FROM corroboration JOIN statements USING (statement_id) SELECT first_publisher, publishers, left(text, 110) AS statement, statement_id WHERE publishers > 1 AND first_publisher IS NOT NULL ORDER BY publishers DESC, statement_id;
