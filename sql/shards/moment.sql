-- When it is loaded.
SET VARIABLE stored_at = $stored_at;
