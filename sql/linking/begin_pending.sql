-- Nothing of the portion is compared yet.
INSERT INTO pending_steps (rules, content, compared) VALUES ($rules, $content, 0);
