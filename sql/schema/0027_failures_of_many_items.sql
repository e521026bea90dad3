-- Rows of a data set with one fault may be told of together: of how many a failure tells (its message says which).
ALTER TABLE failures ADD COLUMN items INTEGER DEFAULT 1;
