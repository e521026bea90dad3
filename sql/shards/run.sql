-- Which run loads it.
SET VARIABLE run = $run;
