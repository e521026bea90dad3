-- Whether any revisit still waits for its capture.
SELECT 1 FROM revisits WHERE capture_id IS NULL LIMIT 1;
