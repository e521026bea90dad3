-- The most frequent values of each filter of a list. Parameters: list, most.
SELECT name, value, rows
FROM served_facets
WHERE list = $list
QUALIFY row_number() OVER (PARTITION BY name ORDER BY rows DESC, value) <= $most
ORDER BY name, rows DESC, value;
