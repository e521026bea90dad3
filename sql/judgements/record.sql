-- One more verdict of a person on a claim; what was said before stays. A clock that stands still or goes back does not
-- bring two verdicts of one person out of their order.
INSERT INTO judgements (claim_id, status, made_by, made_at, note)
SELECT
    $claim_id, $status, $made_by,
    greatest(
        $made_at::TIMESTAMP,
        (SELECT max(made_at) + INTERVAL 1 MICROSECOND FROM judgements WHERE claim_id = $claim_id AND made_by = $made_by)
    ),
    $note
RETURNING made_at;
