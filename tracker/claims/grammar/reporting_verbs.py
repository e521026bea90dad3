"""Reporting verbs in the token stream: which tokens report, with what auxiliaries and tails."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.verb_modes import mode_of
from tracker.claims.grammar.verb_or_noun import describes, heads_subject, may_report
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.tokens import BREAK, TERMINALS
from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

# Words between "Et" and "d'ajouter".
NARRATED: Final = 6
# Words between a verb and its tail.
TAIL_REACH: Final = 3
# A particle stands at the end of the clause of its verb, within so many tokens.
REACH_PARTICLE: Final = 40
# From "es" to a verb at the end of its clause ("wie es in einer Mitteilung … heißt").
REACH_IMPERSONAL: Final = 16
CLAUSE_END: Final = frozenset(".!?…;:,()–—\n“”")
LOOSE_REACH: Final = 45
# Of 1,029 sentences of the press that were counted none has more than five.
MOST_IN_SENTENCE: Final = 12


def find_hits(scene: Scene) -> None:
    """Fills `scene.hits` and `scene.hit_at`."""
    table = scene.language.cues
    low = scene.tokens.low
    hidden = _find_unnamed(scene)
    for i in [at for at, word in enumerate(low) if word in table]:
        hit = None if i in hidden or describes(scene, i) or _means_else(scene, i) else _hit(scene, i, table[low[i]])
        if hit is not None:
            scene.hits.append(hit)
    scene.hits = [hit for hit in scene.hits if not heads_subject(scene, hit)]
    _share_auxiliaries(scene)
    _leave_out_lists(scene)
    for hit in scene.hits:
        for token in range(hit.first, hit.last + 1):
            scene.hit_at[token] = hit


def _means_else(scene: Scene, i: int) -> bool:
    """ "An Bord befinden sich auch Helfer", "wie sich ergab": no verb of saying with a reflexive pronoun; nor is one
    that reports only with an impersonal pronoun of its clause ("Das heißt …", "Das Lied heißt „…“")."""
    low, language = scene.tokens.low, scene.language
    if low[i] in language.only_impersonal:
        floor = next((at for at in range(i - 1, max(-1, i - REACH_IMPERSONAL), -1) if low[at] in CLAUSE_END), -1)
        clause = low[max(floor, i - REACH_IMPERSONAL) + 1 : i + 2]
        return not any(word in language.impersonal for word in clause)
    for (particle,) in language.means_else.get(low[i], ()):
        near = range(i + 1, min(len(low), i + REACH_PARTICLE))
        back = range(i - 1, max(-1, i - REACH_PARTICLE), -1)
        begin = next((at + 1 for at in back if low[at] in CLAUSE_END), back.stop + 1)
        words = low[begin : next((at for at in near if low[at] in CLAUSE_END), near.stop)]
        if particle in words or (particle[0] == "*" and any(word.endswith(particle[1:]) for word in words)):
            return True
    # A subject may stand between ("Dann nennt sie sich …").
    beside = low[i - 1 : i + 3 if language.verb_second else i + 2]
    return low[i] in language.never_reflexive and any(word in language.reflexives for word in beside)


def _share_auxiliaries(scene: Scene) -> None:
    """ "a dénoncé … et jugé que …": a participle behind "and" is finite with the auxiliary of the one before it, also
    where that one reports nothing ("a quitté la salle et assuré que …")."""
    low, language = scene.tokens.low, scene.language
    if language.verb_second:
        return
    before: Hit | None = None
    for hit in scene.hits:
        alone = hit.mode == "passive" and hit.first == hit.verb and hit.form.category == "participle"
        if alone and low[hit.first - 1] in language.conjunctions:
            ended = before is None or any(
                low[at] in TERMINALS or low[at] == BREAK for at in range(before.last + 1, hit.first)
            )
            clause = low[hit.last + 1] in language.complementisers
            governs = clause or scene.tokens.quote[hit.last + 1] >= 0
            if (not ended and governs) or (clause and _behind_other_participle(scene, hit.first - 1)):
                hit.mode = "finite"
        if hit.mode == "finite" and (hit.first < hit.verb or hit.form.category == "participle"):
            before = hit
        elif hit.mode == "finite":
            before = None


def _behind_other_participle(scene: Scene, conjunction: int) -> bool:
    """Whether an auxiliary and a participle stand before the conjunction, with nothing that ends a clause between."""
    low, language = scene.tokens.low, scene.language
    for at in range(conjunction - 2, max(-1, conjunction - LOOSE_REACH), -1):
        if low[at] in CLAUSE_END or scene.tokens.quote[at] >= 0 or low[at] in language.relatives:
            return False
        if low[at] in language.auxiliaries and low[at] not in language.passives:
            return scene.class_at(at + 1) == wc.PARTICIPLE
    return False


def _leave_out_lists(scene: Scene) -> None:
    """Leaves out the reporting verbs of a sentence after the first MOST_IN_SENTENCE.

    Each may be the subject, the object or the aside of each other, so every rule looks at all pairs of them.
    """
    kept: list[Hit] = []
    number = count = 0
    for hit in scene.hits:
        while hit.verb >= scene.sentences[number].last:
            number, count = number + 1, 0
        count += 1
        if count <= MOST_IN_SENTENCE:
            kept.append(hit)
    scene.hits = kept


def _find_unnamed(scene: Scene) -> set[int]:
    """Fills `scene.unnamed`; the tokens of those phrases and of relays ("cited by"), whose verbs report nothing."""
    low, table = scene.tokens.low, scene.language.unnamed_words
    hidden: set[int] = set()
    for i in [at for at, word in enumerate(low) if word in table]:
        following = low[i + 1] if i + 1 < len(low) else ""
        for tail in table[low[i]]:
            if (not tail or tail[0] == following) and tuple(low[i + 1 : i + 1 + len(tail)]) == tail:
                scene.unnamed[i + len(tail)] = i
                hidden.update(range(i, i + len(tail) + 1))
                break
    cited, agents = scene.language.cited, scene.language.agent_prepositions
    for i in [at for at, word in enumerate(low) if word in cited]:
        # Only with an agent is it surely no finite verb: "cited by", but "posted on".
        if any(tail and tail[-1] in agents and tuple(low[i + 1 : i + 1 + len(tail)]) == tail for tail in cited[low[i]]):
            hidden.add(i)
    return hidden


def _hit(scene: Scene, i: int, forms: tuple[CueForm, ...]) -> Hit | None:
    low, language = scene.tokens.low, scene.language
    if not may_report(scene, i, forms):
        return None
    if language.verb_second and len(forms) > 1:
        forms = _by_place(low, i, forms, language)
    following = low[i + 1] if i + 1 < len(low) else ""
    openers = _openers(low, i + 2 if following in language.enclitics else i + 1, language)
    for form in forms:
        if form.tail and not form.loose and form.tail[0] not in openers:
            continue
        last, until, enclitic = i, -1, -1
        if i + 1 < len(low) and low[i + 1] in language.enclitics:
            last = i + 1
            enclitic = -1 if low[last] in language.object_pronouns else last
        if form.tail:
            end = _tail(low, last + 1, form, language)
            if end < 0:
                continue
            if form.loose:
                until = end
            else:
                last = end
        mode, first, joined = mode_of(scene, i, form)
        if mode == "infinitive" and _narrates(scene, first, i):
            mode = "finite"
        found = Hit(i, first, last, form, mode, enclitic if enclitic >= 0 else joined, until)
        if mode == "passive" and language.verb_second and form.category == "participle":
            _perfect(scene, found)
        return found
    return None


def _narrates(scene: Scene, marker: int, verb: int) -> bool:
    """ "Et d'ajouter : …", "Et le chercheur de conclure : …": an infinitive behind "and" that tells what comes next."""
    low, language = scene.tokens.low, scene.language
    if not language.narrative_infinitives or marker != verb - 1 or low[marker] not in language.linkers:
        return False
    first = next((at for at in range(marker - 1, marker - 1 - NARRATED, -1) if at < 0 or not low[at][0].isalpha()), -2)
    opens = first > -2 and (
        first < 0 or low[first] == BREAK or low[first] in TERMINALS or scene.tokens.quote[first] >= 0
    )
    return opens and low[first + 1] in language.conjunctions


def _by_place(low: list[str], i: int, forms: tuple[CueForm, ...], language: Language) -> tuple[CueForm, ...]:
    """A form that is both present and participle ("beschimpft") is the participle behind an auxiliary of its clause,
    and right before a passive one ("ermutigt werden")."""
    if i + 1 < len(low) and low[i + 1] in language.passives:
        return tuple(sorted(forms, key=lambda form: form.category != "participle"))
    for here in range(i - 1, max(-1, i - 1 - LOOSE_REACH), -1):
        if low[here] in CLAUSE_END:
            break
        if low[here] in language.auxiliaries:
            return tuple(sorted(forms, key=lambda form: form.category != "participle"))
    return forms


def _openers(low: list[str], at: int, language: Language) -> list[str]:
    """The words that a tail may begin with: the one at `at`, and each behind adverbials only. See `_tail`."""
    found: list[str] = []
    for word in low[at : at + TAIL_REACH + 1]:
        found.append(word)
        if word not in language.adverbials and word not in language.time_words:
            break
    return found


def _tail(low: list[str], at: int, form: CueForm, language: Language) -> int:
    """The last token of the tail, or -1."""
    if form.loose:
        return _particle(low, at, form.tail[0], language)
    first = [form.tail[0]]
    for skipped in range(TAIL_REACH + 1):
        here = at + skipped
        if low[here : here + 1] == first and tuple(low[here : here + len(form.tail)]) == form.tail:
            return here + len(form.tail) - 1
        if here >= len(low) or not (low[here] in language.adverbials or low[here] in language.time_words):
            return -1
    return -1


def _particle(low: list[str], at: int, particle: str, language: Language) -> int:
    """A separable prefix closes its clause; commas may stand before it (appositions, relative clauses)."""
    for here in range(at, min(len(low), at + LOOSE_REACH)):
        word = low[here]
        if word in ".!?;\n":
            return -1
        if word != particle:
            continue
        if here + 1 >= len(low) or low[here + 1] in CLAUSE_END or low[here + 1] in language.conjunctions:
            return here
    return -1


def _perfect(scene: Scene, hit: Hit) -> None:
    """ "hatte die Behörde am Montag mitgeteilt": an auxiliary further left makes the participle finite."""
    low, language = scene.tokens.low, scene.language
    after = hit.verb + 1
    if after < len(low) and low[after] not in CLAUSE_END and low[after] not in language.conjunctions:
        return
    for here in range(hit.verb - 1, max(-1, hit.verb - 1 - LOOSE_REACH), -1):
        word = low[here]
        if word in CLAUSE_END:
            return
        if word in language.passives:
            return
        if word in language.auxiliaries:
            hit.auxiliary, hit.mode = here, "finite"
            return
