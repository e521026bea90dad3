-- A check's earlier findings make way for those of this run.
DELETE FROM findings WHERE check_name = $check;
