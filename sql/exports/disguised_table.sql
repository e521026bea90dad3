-- Room for disguised claims, which are rows of no other table.
CREATE OR REPLACE TEMP TABLE disguised AS FROM exported LIMIT 0;
