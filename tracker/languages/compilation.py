"""From the tables of a language to its lexicon: sets for single words, phrases by their first word."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.folding import plain
from tracker.languages.cue_forms import Phrase, cues_of, words_of
from tracker.languages.dates_table import DatesTable
from tracker.languages.grammar_table import GrammarTable, PeopleTable
from tracker.languages.lexicon import Language, Preposition, telling
from tracker.languages.model import LanguageTables


def by_first_word(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the rest of each as a tuple, longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        first, *rest = words_of(phrase)
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def compile_language(code: str, tables: LanguageTables) -> Language:
    """Raises LanguageError when a verb names a paradigm that the table does not have."""
    grammar, dates = tables.grammar, tables.dates
    words, people = grammar.words, grammar.people
    time_words = _time_words(grammar, dates)
    return Language(
        code=code,
        cues=cues_of(code, grammar),
        prepositions_of_source=_prepositions(grammar),
        postpositions=frozenset(grammar.attribution.postpositions),
        not_after=frozenset(grammar.attribution.not_after),
        behind_comma=frozenset(grammar.attribution.behind_comma),
        measures=frozenset(grammar.attribution.measures),
        declining=frozenset(grammar.attribution.declining),
        speaking=frozenset(grammar.attribution.speaking),
        gerund_prepositions=frozenset(grammar.attribution.gerund_prepositions),
        out_of=frozenset(grammar.attribution.out_of),
        credits=by_first_word(grammar.attribution.credits),
        speaks_of=frozenset(grammar.attribution.speaks_of),
        speaks_about=frozenset(grammar.attribution.speaks_about),
        asked=frozenset(grammar.attribution.asked),
        answered=frozenset(grammar.attribution.answered),
        first_person=frozenset(grammar.attribution.first_person),
        hearsay_moods=frozenset(grammar.hearsay.moods),
        hearsay_helpers=frozenset(grammar.hearsay.helpers),
        hearsay_adverbs=frozenset(grammar.hearsay.adverbs),
        hearsay_phrases=by_first_word(grammar.hearsay.phrases),
        wishes=frozenset(grammar.hearsay.wishes),
        hearsay_unless=frozenset(grammar.hearsay.unless),
        elisions=frozenset(words.elisions),
        enclitics=tuple(sorted(words.enclitics, key=len, reverse=True)),
        determiners=frozenset(words.determiners),
        articles=frozenset(words.articles),
        definite=frozenset(words.definite),
        of_articles=frozenset(words.of_articles),
        bare_articles=frozenset(words.bare_articles),
        before_noun=frozenset({*words.prepositions, *words.noun_prepositions})
        - {*words.conjunctions, *words.infinitive_markers, *words.as_words, "&"},
        pronouns={word: gender for gender, group in words.subject_pronouns.items() for word in group},
        impersonal=frozenset(words.impersonal),
        object_pronouns=frozenset(words.object_pronouns),
        relatives=frozenset(words.relatives),
        complementisers=frozenset(words.complementisers),
        not_complementising=frozenset(words.not_complementising),
        as_words=frozenset(words.as_words),
        adversatives=frozenset(words.adversatives),
        contrasts=frozenset(words.contrasts),
        whether=frozenset(words.whether),
        possessives=frozenset(words.possessives),
        linkers=frozenset(words.linkers),
        shares=frozenset(words.shares),
        parentheticals=by_first_word(words.parentheticals),
        parentheticals_reversed=by_first_word(" ".join(reversed(words_of(aside))) for aside in words.parentheticals),
        verb_or_noun=frozenset(words.verb_or_noun),
        adverb_endings=words.adverb_endings,
        subordinators=frozenset(words.clause_starts)
        - {*words.complementisers, *words.conjunctions, *words.adversatives},
        questions=frozenset(words.questions),
        infinitive_markers=frozenset(words.infinitive_markers),
        infinitive_endings=words.infinitive_endings,
        noun_endings=words.noun_endings,
        marker_belongs=words.marker_belongs,
        subject_before_verb=words.subject_before_verb,
        past_endings=words.past_endings,
        conditional_endings=words.conditional_endings,
        participle_endings=words.participle_endings,
        auxiliaries=frozenset(words.auxiliaries),
        passives=frozenset(words.passives),
        occasions=frozenset(words.occasions),
        reflexives=frozenset(words.reflexives),
        adverbials=frozenset(words.adverbials),
        noun_prepositions=frozenset(words.noun_prepositions),
        prepositions=frozenset(words.prepositions),
        conjunctions=frozenset(words.conjunctions),
        phrase_ends=frozenset(words.phrase_ends),
        clause_starts=frozenset(words.clause_starts),
        agent_prepositions=frozenset(words.agent_prepositions),
        negations=frozenset(words.negations),
        finite_hints=frozenset(words.finite_hints),
        subjunctive_hints=frozenset(words.subjunctive_hints),
        mood_marks=frozenset(words.mood_marks),
        genitives=frozenset(words.genitives),
        name_particles=frozenset(words.name_particles),
        dropped_subjects=words.dropped_subjects,
        object_marker=words.object_marker,
        verb_second=words.verb_second,
        inward_guillemets=words.inward_guillemets,
        nouns_capitalised=words.nouns_capitalised,
        verb_in_marks=words.verb_in_marks,
        adjectives_follow=words.adjectives_follow,
        oblique=frozenset(words.oblique),
        abbreviations=frozenset(grammar.sentences.abbreviations),
        dated_ordinals=grammar.sentences.dated_ordinals,
        cited=by_first_word(grammar.relays.cited),
        citing=by_first_word(grammar.relays.citing),
        interviews=frozenset(grammar.relays.interviews),
        interview_links=frozenset(grammar.relays.interview_links),
        airs=frozenset(grammar.relays.airs),
        quoting=frozenset(grammar.relays.quoting),
        quoted=frozenset(grammar.relays.quoted),
        relay_to=frozenset(grammar.relays.to),
        media=frozenset(grammar.relays.media),
        agency_nouns=frozenset(grammar.relays.agency_nouns),
        passing=frozenset(grammar.relays.passing),
        addressing=frozenset(grammar.relays.addressing),
        titles=frozenset(people.titles),
        roles=frozenset(people.roles),
        feminine=frozenset(people.feminine),
        masculine=_masculine(people),
        generic=frozenset(people.generic),
        age_endings=tuple(people.age_endings),
        latter=frozenset(people.latter),
        ordinals=frozenset(people.ordinals),
        offices=frozenset(map(plain, people.offices)),
        renamed={
            telling(plain(called), words.articles, words.of_articles): tuple(words_of(plain(role)) for role in roles)
            for called, roles in people.renamed.items()
        },
        emphatics=frozenset(people.emphatics),
        singular_determiners=frozenset(people.singular_determiners),
        feminine_determiners=frozenset(people.feminine_determiners),
        masculine_determiners=frozenset(people.masculine_determiners),
        anonymous=frozenset(people.anonymous),
        anonymous_heads=frozenset(people.anonymous_heads),
        unnamed=people.unnamed,
        unnamed_words=by_first_word(people.unnamed),
        bodies=frozenset(people.bodies),
        collectives=frozenset(people.collectives),
        documents=frozenset(people.documents),
        agencies=frozenset(people.agencies),
        same=frozenset(people.same),
        voices=frozenset(people.voices),
        report_nouns=frozenset(grammar.reports.clause),
        content_nouns=frozenset(grammar.reports.content),
        deed_nouns=frozenset(grammar.reports.deeds),
        question_nouns=frozenset(grammar.reports.questions),
        clause_links=by_first_word(grammar.reports.links),
        question_links=frozenset(grammar.reports.question_links),
        scare_names=frozenset(grammar.scare.names),
        so_called=frozenset(grammar.scare.so_called),
        naming_verbs=frozenset(grammar.scare.verbs),
        platforms=frozenset(grammar.platforms),
        time_words=time_words,
        day_parts=_single(dates.parts),
        turns=_single(word for which in ("last", "this", "next") for word in dates.which.get(which, ())),
        units=_single(word for unit in dates.units.values() for word in unit),
        never_names=time_words
        | {
            *words.phrase_ends,
            *words.determiners,
            *words.prepositions,
            *words.adverbials,
            *words.conjunctions,
            *words.clause_starts,
        }
        | {word for group in words.subject_pronouns.values() for word in group}
        | {*people.titles, *people.roles, *people.bodies},
    )


def _masculine(people: PeopleTable) -> frozenset[str]:
    """The masculine roles: those listed, and those of which the feminine form is a word of its own."""
    feminine = frozenset(people.feminine)
    changes = [ending.partition(">")[::2] if ">" in ending else ("", ending) for ending in people.feminine_endings]
    found = set(people.masculine)
    for word in (*people.roles, *people.titles):
        if word not in feminine and any(
            word.endswith(old) and word[: len(word) - len(old)] + new in feminine for old, new in changes
        ):
            found.add(word)
    return frozenset(found)


def _prepositions(grammar: GrammarTable) -> dict[str, tuple[Preposition, ...]]:
    found: dict[str, list[Preposition]] = {}
    for weak, phrases in ((False, grammar.attribution.prepositions), (True, grammar.attribution.weak)):
        for phrase in phrases:
            first, *rest = words_of(phrase)
            found.setdefault(first, []).append(Preposition(tuple(rest), weak))
    return {first: tuple(sorted(group, key=lambda p: -len(p.tail))) for first, group in found.items()}


def _single(phrases: Iterable[str]) -> frozenset[str]:
    """Those of the phrases that are one word."""
    return frozenset(phrase for phrase in phrases if " " not in phrase)


def _time_words(grammar: GrammarTable, dates: DatesTable) -> frozenset[str]:
    articles = frozenset(grammar.words.articles)
    words: set[str] = set()
    for phrase in (word for group in (*dates.weekdays, *dates.months, (*dates.days, *dates.story)) for word in group):
        parts = [part for part in words_of(phrase) if part not in articles]
        if len(parts) == 1 and len(parts[0]) > 3:
            words.add(parts[0])
    return frozenset(words)
