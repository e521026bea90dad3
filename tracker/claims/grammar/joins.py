"""What belongs to a noun phrase beyond its base: "of" phrases, genitives, brackets, a name or a role between commas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrases import LONGEST_BRACKET, NOMINAL, NounPhrase
from tracker.claims.grammar.word_signs import is_nominative
from tracker.claims.speakers.titles import is_role
from tracker.languages.lexicon import Language

# In tokens, from the comma on.
LONGEST_APPOSITION: Final = 24
# "Norwold Ada Brun".
PLACE_AND_NAME: Final = 3
# What may follow an apposition that no comma closes.
ENDS: Final = frozenset({wc.PUNCT, wc.QUOTE})


@dataclass(slots=True)
class PhraseDraft:
    """A phrase while it is being joined; the same fields as `NounPhrase`."""

    first: int
    last: int
    head: int
    begin: int
    until: int
    governor: int = -1
    inside: int = -1
    apposition: int = -1


class Joiner:
    """Joins the base phrases of one sentence. Tokens count in the sentence."""

    def __init__(self, low: Sequence[str], upper: Sequence[bool], classes: Sequence[int], language: Language) -> None:
        self.low, self.upper, self.classes, self.language = low, upper, classes, language
        self.drafts: list[PhraseDraft] = []
        self.at: dict[int, int] = {}

    def joined(self, base: list[tuple[int, int, int]]) -> list[PhraseDraft]:
        """The phrases with what belongs to each, in the order of their first tokens."""
        self.drafts = [PhraseDraft(first, last, head, first, last) for first, last, head in self._two_roles(base)]
        self.at = {draft.first: index for index, draft in enumerate(self.drafts)}
        for draft in self.drafts:
            before = draft.first - 1
            if before >= 0 and self.classes[before] == wc.ADP:
                draft.governor = before
        for index in range(1, len(self.drafts)):
            self._possessor(index)
        # From the right, so that what is joined has already got its own.
        for index in range(len(self.drafts) - 1, -1, -1):
            self._complements(index)
        for index in range(len(self.drafts) - 1, -1, -1):
            self._apposition(index)
        return self.drafts

    def _two_roles(self, base: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """ "der Anwalt und Dichter Jan Wendt" is one phrase: two roles with one determiner, and one name; so is a
        medium with its title."""
        found: list[tuple[int, int, int]] = []
        for first, last, head in base:
            if found and wc.PROPN in self.classes[first : last + 1] and self._is_second_role(found[-1], first):
                found[-1] = (found[-1][0], last, head)
            elif found and self._is_title(found[-1], first):
                found[-1] = (found[-1][0], last, found[-1][2])
            else:
                found.append((first, last, head))
        return found

    def _is_second_role(self, one: tuple[int, int, int], first: int) -> bool:
        """Whether the phrase that begins at `first` goes on with the role of another."""
        roles = self.language.roles
        return (
            one[1] == first - 2
            and self.classes[first - 1] == wc.CCONJ
            and self.classes[one[0]] == wc.DET
            and self.low[one[2]] in roles
            and self.low[first] in roles
        )

    def _is_title(self, one: tuple[int, int, int], first: int) -> bool:
        """Whether a title that begins with its article stands right behind a medium: "le quotidien La Vigie"."""
        medium = self.low[one[2]] in self.language.media and one[1] == first - 1 and one[2] == one[1]
        return medium and self.upper[first] and self.low[first] in self.language.articles and not self.upper[one[2]]

    def _complements(self, index: int) -> None:
        """ "of" phrases, genitives and brackets, as long as one follows another."""
        draft = self.drafts[index]
        while True:
            close = self._bracket(draft.until + 1)
            if close > 0 and self.classes[draft.head] in NOMINAL:
                draft.until = close
                continue
            if draft.until + 1 < len(self.low) and self.low[draft.until + 1] in self.language.owned_by:
                # "O vizinho dela": whose the noun is stands behind it.
                draft.until += 1
                continue
            other = self._complement(draft)
            other = other if other >= 0 else self._department(draft)
            if other < 0:
                return
            joined = self.drafts[other]
            joined.inside = index
            draft.until = max(joined.until, self._last_listed(draft, other))

    def _last_listed(self, draft: PhraseDraft, first: int) -> int:
        """The end of a list of what a role is for: "la consejera de Sanidad, Familia y Juventud"; that of the phrase
        `first` where none follows. Names of two words are other people, and so is whatever has an article."""
        language, joined = self.language, self.drafts[first]
        until = listed = joined.until
        if not language.adjectives_follow or not self._is_role(draft) or self._is_name(draft):
            return until
        while listed + 2 < len(self.low):
            mark = listed + 1
            joins = self.classes[mark] == wc.CCONJ
            linked = self.classes[mark + 1] == wc.ADP and self.low[mark + 1] in language.linkers
            other = self.at.get(mark + 1 + linked, -1)
            if other < 0 or not (joins or self.low[mark] == ",") or not self._is_listed(self.drafts[other], linked):
                break
            listed = self.drafts[other].until
            if joins:
                until = listed
                break
        for other in range(first + 1, len(self.drafts)):
            if self.drafts[other].begin > until:
                break
            self.drafts[other].inside = first if self.drafts[other].inside < 0 else self.drafts[other].inside
        return until

    def _is_listed(self, draft: PhraseDraft, linked: bool) -> bool:
        """Whether a phrase may be one thing of a list; one with an article is only behind an "of" of its own."""
        named = draft.last > draft.first and self.upper[draft.last] and self.upper[draft.first]
        article = self.classes[draft.begin] == wc.DET and not linked
        role = is_role(self.low[draft.head], self.language)
        return not (named or article or role) and self.classes[draft.head] in NOMINAL

    def _complement(self, draft: PhraseDraft) -> int:
        """The phrase that hangs on this one and begins right behind it, or -1."""
        low, language, after = self.low, self.language, draft.until + 1
        if after >= len(low) or not (self.classes[draft.head] in NOMINAL or self._is_some(draft)):
            return -1
        if self.classes[after] == wc.ADP and (
            low[after] in language.linkers
            or (low[after] in language.agent_prepositions and low[draft.head] in language.documents)
        ):
            return self._beginning(after + 1)
        if low[after] in language.for_whom and low[draft.head].endswith(language.in_charge):
            # "Das Amt für Fischfang": part of the name of a body.
            return self.at.get(after + 1, -1)
        if after in self.at and low[after] in language.linkers and self.classes[after] == wc.DET:
            # A person has no genitive: "sagte Jan Wendt der Zeitung".
            named = wc.PROPN in self.classes[draft.first : draft.last + 1]
            return -1 if named or self._is_nominative(self.at[after]) else self.at[after]
        return -1

    def _is_some(self, draft: PhraseDraft) -> bool:
        """ "Uno dei legali", "alcuni dei residenti": how many of those who follow, and no pronoun of its own."""
        some = draft.first == draft.last and self.classes[draft.head] in (wc.PRON, wc.DET, wc.NUM)
        low, language = self.low[draft.head], self.language
        return some and low in language.determiners and low not in language.definite and language.adjectives_follow

    def _department(self, draft: PhraseDraft) -> int:
        """What else the department of an office is called: "il ministro della Pesca e del Mare", "l'assessora alle
        Opere pubbliche", "il ministro per i Legami con le Isole"; -1 where nothing of the kind follows."""
        low, language, after = self.low, self.language, draft.until + 1
        if not language.adjectives_follow or after + 2 >= len(low) or low[draft.head] not in language.department_heads:
            return -1
        owned = draft.until > draft.last
        joined = self.classes[after] == wc.CCONJ and owned and self.classes[after + 1] == wc.ADP
        after += joined
        if self.classes[after] != wc.ADP:
            return -1
        other = self._beginning(after + 1)
        if other < 0:
            return -1
        head = self.drafts[other].head
        body = low[head] in language.media or (low[head] in language.bodies and not owned)
        noun = self.classes[head] == wc.NOUN or joined or (owned and self.classes[self.drafts[other].first] == wc.DET)
        return other if self.upper[head] and noun and not body else -1

    def _is_nominative(self, index: int) -> bool:
        """ "Laut der Werft der größte Teil"."""
        draft = self.drafts[index]
        return any(
            is_nominative(self.low[at], self.classes[at], self.upper[at], self.language)
            for at in range(draft.first + 1, draft.head)
        )

    def _bracket(self, at: int) -> int:
        """The bracket that closes the one at `at`, or -1."""
        if at >= len(self.low) or self.low[at] != "(":
            return -1
        end = min(len(self.low), at + LONGEST_BRACKET)
        return next((here for here in range(at + 1, end) if self.low[here] == ")"), -1)

    def _possessor(self, index: int) -> None:
        """ "the harbour's historian": the phrase before belongs to this one."""
        draft, owner = self.drafts[index], self.drafts[index - 1]
        mark = draft.first - 1
        # Alone an apostrophe may close a quotation.
        owns = self.low[mark] in self.language.genitives and self.classes[mark] != wc.PUNCT
        if owns and owner.last == mark - 1:
            owner.inside = index
            draft.begin, draft.governor = owner.begin, owner.governor

    def _apposition(self, index: int) -> None:
        """A name or a role between commas behind the phrase."""
        draft = self.drafts[index]
        self._placed_name(index)
        comma = self._past_place(draft) + 1
        if draft.inside >= 0 or comma + 1 >= len(self.low) or self.low[comma] != ",":
            return
        if self.low[comma + 1] in self.language.subordinators:
            # "Corwin, whose quarrel …": a clause, no name for him.
            return
        other = self._affiliation(draft, comma + 1)
        if other < 0:
            other = self._beginning(comma + 1)
            if other < 0 or not self._describes(draft, self.drafts[other]):
                return
        joined = self.drafts[other]
        if joined.until - comma <= LONGEST_APPOSITION:
            joined.inside = index
            draft.apposition = other
            draft.until = self._second_role(joined)

    def _placed_name(self, index: int) -> None:
        """ "O senador por Norwold Ada Brun disse": the place and the name of whoever holds a role are its own."""
        draft, place = self.drafts[index], self.drafts[index].until + 1
        other = self.at.get(place + 1, -1)
        if other < 0 or draft.governor >= 0 or draft.inside >= 0 or not self._is_role(draft) or self._is_name(draft):
            return
        joined, low, language = self.drafts[other], self.low, self.language
        words = range(joined.first, joined.last + 1)
        named = joined.until == joined.last and all(self.classes[at] == wc.PROPN for at in words)
        verb = joined.until + 1 < len(low) and self.classes[joined.until + 1] in wc.FINITE
        elsewhere = low[place] in language.prepositions and low[place] not in language.relay_to
        if elsewhere and language.adjectives_follow and named and verb and len(words) == PLACE_AND_NAME:
            joined.inside = index
            draft.until = joined.until

    def _past_place(self, draft: PhraseDraft) -> int:
        """The end of "la présidente du groupe à l'Assemblée" before ", Ana Rivel": where somebody holds a role."""
        place = draft.until + 1
        other = self.at.get(place + 1, -1)
        if other < 0 or self.classes[place] != wc.ADP or not self._is_role(draft) or self._is_name(draft):
            return draft.until
        ends, behind = self.drafts[other].until, self.at.get(self.drafts[other].until + 2, -1)
        named = behind >= 0 and self._is_name(self.drafts[behind]) and self._is_closed(self.drafts[behind])
        if not named or draft.governor >= 0 or ends + 1 >= len(self.low) or self.low[ends + 1] != ",":
            return draft.until
        return ends

    def _second_role(self, draft: PhraseDraft) -> int:
        """The end of "founder and head of the board" where the first role is the draft."""
        after = draft.until + 1
        if after < len(self.low) and self.classes[after] == wc.CCONJ and self._is_role(draft):
            other = self._beginning(after + 1)
            if other >= 0 and self._is_role(self.drafts[other]):
                return self.drafts[other].until
        return draft.until

    def _beginning(self, token: int) -> int:
        """The phrase that begins at the token, its possessor included, or -1."""
        found = self.at.get(token, -1)
        owner = self.drafts[found].inside if found >= 0 else -1
        return owner if owner >= 0 and self.drafts[owner].begin == token else found

    def _affiliation(self, draft: PhraseDraft, after: int) -> int:
        """ "Ana Rivel, of the harbour board,": an "of" phrase between commas behind a name, or -1."""
        if self.classes[after] != wc.ADP or self.low[after] not in self.language.linkers or not self._is_name(draft):
            return -1
        other = self.at.get(after + 1, -1)
        return other if other >= 0 and self._is_closed(self.drafts[other]) else -1

    def _describes(self, draft: PhraseDraft, other: PhraseDraft) -> bool:
        """One of the two is a name, the other a role, a body, or any noun between marks ("Ana Rivel, naturopathe,")."""
        after = other.until + 1
        verb = after
        while verb < len(self.low) and self.low[verb] in self.language.negations | self.language.reflexives:
            verb += 1
        begins_clause = verb < len(self.low) and self.classes[verb] in wc.FINITE
        described = self.classes[other.head] == wc.NOUN or self.classes[other.begin] == wc.DET
        if self._is_name(draft) and described:
            if self._is_role(other):
                return not begins_clause
            bare = self.classes[other.begin] != wc.DET and other.last > other.first
            if self.language.nouns_capitalised and bare and all(self.upper[other.first : other.last + 1]):
                # "In Norwold, Karl Munde,": another name, no description.
                return False
            full = draft.last > draft.first or self.classes[other.begin] != wc.DET
            time = self.low[other.head] in self.language.time_words
            # "Para a procuradora Olga Resende, a prova “era …”": what is quoted goes on with the noun.
            quoted = after < len(self.low) and self.classes[after] == wc.QUOTE
            return full and not time and not quoted and self._is_closed(other) and self._is_closed(draft)
        if self._is_titled(other) and self.classes[draft.begin] == wc.DET and self._is_closed(other):
            # "Sa rivale, la députée Ana Rivel,": whoever that is, a role and a name say it.
            return not self._is_name(draft) and draft.governor < 0 and self.low[draft.head] not in self.language.things
        if self._is_role(draft) and self._is_name(other) and not self._is_name(draft):
            if self.language.adjectives_follow and draft.governor >= 0 and not self._is_of_person(draft):
                # "Selon le club, Jules Hamelin, blessé, sera absent": the name opens the clause.
                return False
            return self._is_closed(other) or (begins_clause and self._stands_free(draft))
        return False

    def _is_titled(self, draft: PhraseDraft) -> bool:
        """ "la députée Ana Rivel": a role and a name."""
        return self._is_role(draft) and self.classes[draft.last] == wc.PROPN and self.classes[draft.begin] == wc.DET

    def _is_closed(self, draft: PhraseDraft) -> bool:
        """Whether a mark or the end follows, and the phrase is no part of a list."""
        after = draft.until + 1
        if after >= len(self.low):
            return True
        listed = after + 1 < len(self.low) and self.classes[after + 1] == wc.CCONJ
        return self.classes[after] in ENDS and not listed

    def _stands_free(self, draft: PhraseDraft) -> bool:
        """ "Le secrétaire général, Ana Rivel a dit": no second comma, and no other verb or preposition has the role."""
        before = draft.begin - 1
        return draft.governor < 0 and (before < 0 or self.classes[before] in (wc.PUNCT, wc.CCONJ, wc.SCONJ))

    def _is_name(self, draft: PhraseDraft) -> bool:
        if self.low[draft.head] in self.language.time_words:
            return False
        if self.classes[draft.first] == wc.DET and self.classes[draft.last] == wc.NOUN:
            # "Der Leiter": the capital of the article is that of the sentence.
            return wc.PROPN in self.classes[max(draft.first, draft.last - 1) : draft.last + 1]
        return wc.PROPN in self.classes[max(draft.first, draft.last - 1) : draft.last + 1] or (
            self.classes[draft.head] == wc.NOUN and all(self.upper[draft.first : draft.last + 1])
        )

    def _is_of_person(self, draft: PhraseDraft) -> bool:
        language = self.language
        words = self.low[draft.first : draft.last + 1]
        return any(word in language.roles or word in language.titles for word in words)

    def _is_role(self, draft: PhraseDraft) -> bool:
        language = self.language
        return any(
            word in language.bodies or is_role(word, language) for word in self.low[draft.first : draft.last + 1]
        )


def phrases_of(drafts: list[PhraseDraft], classes: Sequence[int], offset: int) -> tuple[NounPhrase, ...]:
    """The drafts of a sentence whose first token is `offset` in the document."""
    return tuple(
        NounPhrase(
            first=draft.first + offset,
            last=draft.last + offset,
            head=draft.head + offset,
            begin=draft.begin + offset,
            until=draft.until + offset,
            governor=draft.governor + offset if draft.governor >= 0 else -1,
            inside=draft.inside,
            apposition=draft.apposition,
            pronoun=classes[draft.head] == wc.PRON,
            relative=classes[draft.head] == wc.REL,
        )
        for draft in drafts
    )
