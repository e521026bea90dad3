-- A check's earlier hints make way for those of this run.
DELETE FROM hints WHERE check_name = $check;
