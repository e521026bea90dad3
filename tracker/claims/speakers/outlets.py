"""Which phrases name a medium, and the relay that one is: "the Courier", "dem Sender NRT", "der dpa"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tracker.claims.direct.scare_quotes import is_title, words_in
from tracker.claims.draft import AuthorDraft
from tracker.claims.rules import RELAY
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.kinds import LONGEST_ACRONYM
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.languages.lexicon import Language

# In tokens: so far from the words of saying a medium is looked for.
REACH: Final = 12
MEDIA_KINDS: Final = frozenset({"agency", "organisation"})


def titled(scene: Scene, phrase: Phrase) -> AuthorDraft | None:
    """ "with Norda's “Morning Table”": the programme whose title in quotation marks follows the phrase."""
    index = scene.tokens.quote[phrase.last + 1]
    if index < 0 or not is_title(scene, index, words_in(scene, index)):
        return None
    quote = scene.quotes[index]
    title = scene.text[quote.inner_start : quote.inner_end]
    return AuthorDraft(quote.inner_start, quote.inner_end, title, "organisation", rule=RELAY)


def may_be_medium(scene: Scene, phrase: Phrase) -> bool:
    """A medium, or a name that is nobody's: who gives an interview stands in it under a name, too."""
    if is_medium(scene, phrase):
        return True
    named = [at for at in range(phrase.first, phrase.last + 1) if scene.tokens.upper(at)]
    before = scene.tokens.low[phrase.first - 1]
    if named[:1] == [phrase.first] and before in scene.language.determiners & scene.language.prepositions:
        # "au Financial Times", "al Faro": people take no article.
        return not is_role(scene.tokens.low[phrase.first], scene.language)
    if len(named) == 1 and not is_role(scene.tokens.low[phrase.first], scene.language):
        return True
    return bool(named) and (found := author(scene, phrase, RELAY)) is not None and found.kind != "person"


def is_by_medium(scene: Scene, who: AuthorDraft | None) -> bool:
    """Whether the source of a sentence is a medium, which passes on what somebody in it is said to have said."""
    if who is None or who.pronoun:
        return False
    starts, ends = scene.tokens.start, scene.tokens.end
    return is_medium(scene, Phrase(bisect_left(starts, who.start), bisect_left(ends, who.end)))


def is_medium(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase names a news outlet or an agency, by a word for one, its marks or its letters."""
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last + 1)
    if any(at in scene.named or tokens.printed(at, at) in language.agencies for at in words):
        return True
    if not any(tokens.upper(at) for at in words):
        # "told the newspaper": one medium, and the reader knows which.
        before = tokens.low[phrase.first - 1] if phrase.first else ""
        definite = tokens.low[phrase.first] in language.definite or before in language.determiners | language.airs
        linked = any(tokens.low[at] in language.noun_prepositions for at in words)
        return definite and not linked and any(_is_outlet(tokens.low[at], language) for at in words)
    letters = tokens.printed(phrase.first, phrase.last)
    if letters.isupper() and len(letters) <= LONGEST_ACRONYM and tokens.low[phrase.first - 1] in language.relay_to:
        return True
    found = author(scene, phrase, RELAY)
    if found is not None and found.kind == "agency":
        return True
    return any(tokens.low[at] in language.media for at in range(phrase.first, _head_ends(scene, phrase) + 1))


def _is_outlet(word: str, language: Language) -> bool:
    """Whether a noun names an outlet and none of its people: of "dijo al periodista" nobody knows whose that was."""
    people = word not in language.outlets and (word in language.collectives or is_role(word, language))
    return word in language.media and not people


def _head_ends(scene: Scene, phrase: Phrase) -> int:
    """The last token before the genitive of "den Bericht der Zeitung": a medium's work is not the medium."""
    tokens, language = scene.tokens, scene.language
    if not language.nouns_capitalised:
        return phrase.last
    inside = range(phrase.first + 1, phrase.last)
    return next(
        (at - 1 for at in inside if tokens.low[at] in language.noun_prepositions and tokens.upper(at - 1)), phrase.last
    )


def relay_of(scene: Scene, phrase: Phrase) -> AuthorDraft | None:
    """The relay that a phrase names, the title in marks alone where it has one; None for a platform."""
    tokens = scene.tokens
    for at in range(phrase.first, phrase.last + 1):
        if at in scene.named:
            return AuthorDraft(tokens.start[at], tokens.end[at], tokens.printed(at, at), "organisation", rule=RELAY)
    if any(tokens.low[at] in scene.language.platforms for at in range(phrase.first, phrase.last + 1)):
        return None
    relay = author(scene, phrase, RELAY)
    if relay is None:
        return None
    # An apposition behind it is that of the speaker ("Joint par Norfax, le maire …").
    relay.end = min(relay.end, tokens.end[phrase.last])
    if tokens.low[phrase.last + 1] in scene.language.anonymous_heads:
        # "contou à agência Lusa fonte da PSP": so is the source behind the agency.
        ends = range(phrase.first, phrase.last + 1)
        if any(tokens.printed(at, phrase.last) in scene.language.agencies for at in ends):
            relay.kind, relay.name = "agency", scene.text[relay.start : relay.end]
    if relay.kind not in ("agency", "anonymous"):
        relay.kind = "organisation"
        relay.name = scene.text[relay.start : relay.end]
    return relay


def relay_of_anybody(scene: Scene, phrase: Phrase | None) -> AuthorDraft | None:
    """A medium, or whoever else lets a record be known."""
    if phrase is None or phrase.pronoun:
        return None
    return relay_of(scene, phrase) if is_medium(scene, phrase) else author(scene, phrase, RELAY)


def is_same(relay: AuthorDraft, who: AuthorDraft | None) -> bool:
    """Whether the phrase that names the relay is the one that names who speaks."""
    return who is not None and who.start < relay.end and relay.start < who.end
