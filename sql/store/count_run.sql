-- The ledger of a batch, in the batch's own transaction.
UPDATE runs SET
    new_documents = new_documents + $new,
    known_documents = known_documents + $known,
    failures = failures + $failures
WHERE run_id = $run_id;
