-- What is searched for as words. Parameter: q.
SELECT list_distinct(list_filter(served_words($q), lambda word: word <> '')) AS terms;
