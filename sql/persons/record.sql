-- One more decision of a person on two sources; what was decided before stays. A clock that stands still does not bring
-- two decisions out of their order.
INSERT INTO person_decisions (source_id, other_source_id, decision, made_by, made_at, note)
SELECT
    $source_id, $other_source_id, $decision, $made_by,
    greatest(
        $made_at::TIMESTAMP,
        (
            SELECT max(made_at) + INTERVAL 1 MICROSECOND
            FROM person_decisions
            WHERE source_id = $source_id AND other_source_id = $other_source_id
        )
    ),
    $note
RETURNING made_at;
