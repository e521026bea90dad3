-- Takes disguised claims in. Parameter: source, the path of JSON lines that hold them.
COPY disguised FROM $source (FORMAT json);
