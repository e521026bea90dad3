"""Whether a word that looks like a reporting verb is one: a noun, an adjective, part of a name or a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import aside_before
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.tokens import BREAK, QUOTE, TERMINALS
from tracker.languages.cue_forms import CueForm

# A headline is shorter than this, in tokens; longer words than this have a capital in one that is set in capitals.
LONGEST_HEADLINE: Final = 30
SMALL_WORD: Final = 4


def may_report(scene: Scene, i: int, forms: Sequence[CueForm]) -> bool:
    """Whether what stands before the word, and its capital, let it be a verb at all."""
    low, language = scene.tokens.low, scene.language
    before = low[i - 1] if i else ""
    opening = language.infinitive_markers | language.infinitive_prepositions
    infinitive = before in opening and all(form.category == "infinitive" for form in forms)
    # "La sua dichiarazione", but "ha da parte sua dichiarato".
    owned = not (i and aside_before(low, i - 1, language))
    article = owned and before in language.articles and not infinitive and not _stands_for_sentence(scene, i)
    # "Norwold's said": what is owned is no verb, but "he's said" is.
    helped = before in language.genitives and scene.class_at(i - 1) == wc.AUX
    if article or (before in language.genitives and not helped):
        return False
    if low[i] in language.prepositions and language.subject_before_verb:
        # "Talks with Brun regarding the fee".
        return False
    gerund = before in language.infinitive_markers and low[i].endswith(language.participle_endings)
    if gerund and language.subject_before_verb and scene.class_at(i + 1) == wc.NOUN:
        # "She spoke to cheering crowds".
        return False
    if (
        owned
        and not infinitive
        and not helped
        and before in language.before_noun
        and all(form.category != "gerund" for form in forms)
    ):
        return False
    if scene.tokens.upper(i) and _inside_name(scene, i) and not _in_headline(scene, i):
        return False
    if language.nouns_capitalised and scene.tokens.upper(i) and before == ",":
        # "Bewertet wurde der Bericht, Angaben der Hersteller fehlten".
        return False
    return low[i] not in language.verb_or_noun or _is_verb(scene, i)


def describes(scene: Scene, i: int) -> bool:
    """Whether the form is the adjective of a noun.

    "vertraute Personen", "his only detailed letter", "the newly announced plan", "Democratic attack ads".
    """
    language, read = scene.language, scene.class_at(i)
    if language.nouns_capitalised:
        # "…, mahnte Odo Farn", "…, mahnte Farn.": behind its comma a verb, whatever the model took it for.
        low, named = scene.tokens.low, scene.class_at(i + 1) == wc.PROPN
        says = low[i - 1] == "," and (named or low[i + 2 : i + 3] == ["."])
        declined = scene.tokens.low[i].endswith(language.declined_endings)
        return scene.tokens.upper(i + 1) and read == wc.ADJ and declined and not says
    if scene.class_at(i + 1) != wc.NOUN:
        return False
    before = scene.class_at(i - 1)
    if read == wc.PARTICIPLE:
        return before == wc.ADV and scene.tokens.low[i - 2] in language.articles
    return read == wc.ADJ or (read == wc.NOUN and before == wc.ADJ)


def heads_subject(scene: Scene, hit: Hit) -> bool:
    """Whether the word is the noun of a phrase, and no verb: "another state that …", "Ada Brun, the union counsel,".

    A determiner stands right before it, or the phrase is surely the subject of a verb behind it.
    """
    language, at = scene.language, hit.verb
    if hit.mode != "finite" or hit.first != at or scene.class_at(at) != wc.NOUN:
        return False
    if scene.class_at(at - 1) == wc.DET and scene.tokens.low[at - 1] not in language.pronouns:
        return True
    if scene.tokens.low[at] not in language.verb_or_noun:
        # "Prosecutors allege in papers filed on Monday that …": no noun, whatever the model took it for.
        return False
    analysis = scene.analysis_at(at)
    if analysis is None:
        return False
    for verb in analysis.verbs:
        if min(verb.finite, verb.main) > at:
            subject = analysis.subject_of(verb.finite, verb.main)
            phrase = subject.phrase
            if phrase is not None and phrase.begin < at <= phrase.until and subject.chance >= SURE_SUBJECT:
                return True
    return False


def _stands_for_sentence(scene: Scene, i: int) -> bool:
    """ "Das teilte die Bahn mit", "Lo scrive NP", "comme le dit NP": what is an article elsewhere means a whole
    sentence."""
    low, language = scene.tokens.low, scene.language
    if i > 1 and low[i - 2] in language.as_words and low[i - 1] in language.object_pronouns:
        return True
    opens = i == 1 or low[i - 2] in TERMINALS or low[i - 2] in (BREAK, QUOTE)
    verb = language.nouns_capitalised or scene.class_at(i) == wc.VERB
    return opens and verb and low[i - 1] in language.credits and not scene.tokens.upper(i)


def _inside_name(scene: Scene, i: int) -> bool:
    """A capitalised cue form inside a sentence and beside another capital is part of a name."""
    tokens = scene.tokens
    return i > 0 and tokens.low[i - 1] not in (BREAK, QUOTE) and tokens.low[i - 1][0].isalnum()


def _in_headline(scene: Scene, i: int) -> bool:
    """Whether the token stands in a first line with a capital on every longer word ("Mayor Says Port …")."""
    tokens, language = scene.tokens, scene.language
    end = min(scene.sentences[0].last, LONGEST_HEADLINE) if scene.sentences else 0
    if i >= end or tokens.low[i] in language.verb_or_noun:
        return False
    words = [at for at in range(end) if tokens.low[at][0].isalpha()]
    large = [at for at in words if tokens.upper(at)]
    small = [at for at in words if not tokens.upper(at) and len(tokens.low[at]) > SMALL_WORD]
    return not small and len(large) > 3


def _is_governed(scene: Scene, i: int) -> bool:
    """Whether the phrase in which the word is the noun hangs on a preposition."""
    analysis = scene.analysis_at(i)
    phrase = analysis.phrase_at(i) if analysis is not None else None
    if phrase is None or phrase.governor < 0:
        return False
    return scene.tokens.low[phrase.governor] not in scene.language.as_words


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether a form that is a noun as well stands where a verb does: before "that", or after a pronoun or a voice."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if tokens.upper(i) or i == 0:
        return False
    before = low[i - 1]
    if i + 1 < len(low) and (low[i + 1] in language.complementisers or tokens.quote[i + 1] >= 0):
        return not _is_denied(scene, i)
    if scene.class_at(i) == wc.NOUN and scene.class_at(i - 1) in (wc.NUM, wc.DET) and before in language.impersonal:
        # "From one point to the next".
        return False
    if before in language.pronouns or before in language.relatives or before in language.adverbials:
        return before not in language.articles
    if before in language.infinitive_markers:
        return True
    if scene.class_at(i) == wc.NOUN and _is_governed(scene, i):
        # "according to the Norda report", "the Courier notes" is none.
        return False
    platform = scene.class_at(i) == wc.NOUN and before in language.platforms
    if platform or _lacks_ending(scene, i):
        # "In his first Twitter post".
        return False
    return is_voice(before, language) or (tokens.upper(i - 1) and before not in language.articles)


def _is_denied(scene: Scene, i: int) -> bool:
    """ "Experts dispute claims that …", "other dramatic claims that …": of a verb, or behind an adjective."""
    low, language = scene.tokens.low, scene.language
    before = low[i - 1]
    if not language.subject_before_verb or scene.class_at(i) != wc.NOUN or scene.tokens.upper(i - 1):
        return False
    if scene.class_at(i - 1) == wc.ADJ:
        return not is_voice(before, language)
    several = i > 1 and low[i - 2].endswith(language.plural_endings) and is_voice(low[i - 2], language)
    return several and any(form.lemma == before for form in language.cues.get(before, ()))


def _lacks_ending(scene: Scene, i: int) -> bool:
    """ "An executive order": a verb of one person would have an ending."""
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb or i < 2 or scene.class_at(i) != wc.NOUN:
        return False
    one = low[i - 2] in language.articles - language.definite - language.possessives
    return one and any(form.lemma == low[i] for form in language.cues.get(low[i], ()))
