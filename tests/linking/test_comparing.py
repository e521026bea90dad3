"""What is compared of two claims, what differs in them, and what the model makes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tracker.claims.catalogue import BY_NAME
from tracker.linking.conflicts import differences, numbers_apart, opposed
from tracker.linking.decisions import LINKED, compared, decide
from tracker.linking.features import WITHIN, aligned, longest_run, within
from tracker.linking.meanings import NoMeanings
from tracker.linking.model import NAMES, model
from tracker.linking.near_copies import near_copy
from tracker.linking.outlets import is_platform
from tracker.linking.profiles import _OF_PHRASES, Claimed, Profile, profile, stems_of, uses
from tracker.linking.variants import Variant, variant


def claimed(
    text: str, *, author: str | None = "Marta Ellingham", kind: str = "direct", document: str = "", language: str = "en"
) -> Profile:
    claim = Claimed(
        text,
        document or text,
        kind,
        text,
        language,
        None,
        None,
        None,
        None,
        author,
        author,
        "person",
        None,
        None,
        None,
        None,
        None,
    )
    return profile(claim, Counter(stems_of(text)))


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [
        ("a b c d", "x b c y", 2),
        ("a b c", "c b a", 1),
        ("a", "b", 0),
        ("a b a b a", "b a b", 3),
    ],
)
def test_the_longest_run(one: str, other: str, run: int) -> None:
    assert longest_run(one.split(), other.split()) == longest_run(other.split(), one.split()) == run


def test_forms_of_a_word_count_a_little_less_than_the_word() -> None:
    assert aligned({"collapse": 1.0}, {"collapse": 0.5}) == {"collapse": 0.75}
    assert aligned({"collapse": 1.0}, {"collapsible": 1.0}) == {"collapse": 0.8}
    assert aligned({"wall": 1.0}, {"walled": 1.0}) == {}


def test_the_order_of_a_pair_does_not_matter() -> None:
    one = claimed("The ferry to Harwick will not sail before the winter, he said")
    two = claimed("Ellingham said that no ferry sails to Harwick until spring", kind="indirect", author="Rolf Brandt")
    assert within(one, two) == pytest.approx(within(two, one))


def test_what_a_document_says_throughout_tells_less() -> None:
    claim = claimed("the ferry is sold").claim
    once, often = profile(claim, Counter({"ferry": 1})), profile(claim, Counter({"ferry": 20}))
    assert often.weights["ferry"] < once.weights["ferry"] / 3
    assert often.weights["sold"] == once.weights["sold"]


def _told(text: str, kind: str = "direct", rule: str | None = None) -> Profile:
    return profile(replace(claimed(text, kind=kind).claim, rule=rule), {})


def _value(name: str, one: Profile, two: Profile) -> float:
    return within(one, two)[WITHIN.index(name)]


def test_what_both_print_between_marks() -> None:
    whole = _told("The ledgers are a swamp of rust and rumour")
    cut = _told("she called the ledgers “a swamp of rust”", "mixed")
    told = _told("she said that the ledgers were a swamp of rust", "indirect")
    assert _value("quoted share", whole, cut) == pytest.approx(1.0)
    assert _value("quoted common", whole, cut) > 0
    assert (_value("quoted share", whole, told), _value("quoted common", whole, told)) == (0.0, 0.0)


def test_names_and_figures_are_no_plain_words() -> None:
    one = _told("the council wants Oduya to repair 40 sheds")
    two = _told("the brewers left Oduya after 40 years", "indirect")
    assert _value("common", one, two) > 0
    assert _value("plain common", one, two) == _value("plain jaccard", one, two) == 0.0
    assert _value("plain share", one, _told("the council wants to repair its sheds")) > 0.9


def test_the_rules_of_phrases_are_rules() -> None:
    assert set(BY_NAME) >= _OF_PHRASES


def test_a_phrase_and_a_claim_without_a_day() -> None:
    clause = _told("that she had no part in the sale of the ferry", "indirect", "verb-clause")
    phrase = _told("any part in the sale of the ferry", "indirect", "verb-nominal")
    assert (_value("one phrase", clause, phrase), _value("both phrases", clause, phrase)) == (1.0, 0.0)
    assert (_value("one phrase", phrase, phrase), _value("both phrases", phrase, phrase)) == (0.0, 1.0)
    dated = profile(replace(clause.claim, day=datetime(2031, 5, 4)), {})
    assert (_value("one undated", clause, dated), _value("one undated", dated, dated)) == (1.0, 0.0)
    assert _value("one undated", clause, phrase) == 0.0


def test_every_feature_has_a_weight() -> None:
    for way, names in NAMES.items():
        assert len(model(way).weights) == len(names)
        assert 0 < model(way).chance([0.0] * len(names)) < 0.5


def test_the_same_words_are_likelier_than_the_same_topic() -> None:
    said = claimed("The council will sell the old ferry to a firm from Oduya")
    said = profile(said.claim, Counter({"council": 12, "ferry": 9}))
    again = claimed("The council would sell the old ferry to a firm from Oduya, she said", kind="indirect")
    topic = claimed("The council does not want to talk about the price of its ferry", kind="indirect")
    topic = profile(topic.claim, Counter({"council": 12, "ferry": 9}))
    same, other = compared(said, again).chance, compared(said, topic).chance
    assert same > 0.9
    assert other < 0.6
    assert len(compared(said, again).values) == len(WITHIN)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("12 people were hurt", "21 people were hurt", True),
        ("about 1,200 people were hurt", "1,187 people were hurt", False),
        ("12 people were hurt", "12 people were hurt and 3 boats lost", False),
        ("12 people were hurt", "21 boats were lost", False),
        ("9 people were hurt", "10 people were hurt", True),
        ("the works began in 2019", "the works began in 2021", False),
        ("men of 16 years and 18 years", "men of 12 years and of 16 years", False),
        ("the dam costs $20 a year", "the dam cost them 8 years", False),
    ],
)
def test_numbers_of_the_same_thing(one: str, other: str, apart: bool) -> None:
    left, right = numbers_apart(claimed(one), claimed(other))
    assert bool(left and right) is apart


def test_what_differs() -> None:
    no_meanings = NoMeanings()
    stays = claimed("I will not leave this office before the spring")
    goes = claimed("I will leave this office before the spring")
    assert [one.conflict for one in differences(stays, goes, no_meanings)] == ["negation"]
    assert list(differences(stays, stays, no_meanings)) == []
    verdict = decide(compared(stays, goes), no_meanings)
    assert verdict is not None
    assert (verdict.relation, verdict.conflict) == (None, "negation")


@pytest.mark.parametrize(
    ("denied", "other", "language", "apart"),
    [
        ("The water of the wells isn't safe to drink", "The water of the wells is safe to drink", "en", True),
        ("We will not sell our old mill to anybody", "sell our old mill to anybody", "en", False),
        ("I don't think she sold the old mill by the weir", "she sold the old mill by the weir", "en", False),
        ("The mill is a dangerous ruin & impossible to sell", "the mill is a dangerous ruin.", "en", False),
        ("She has denied selling the old mill by the weir", "selling the old mill by the weir", "en", False),
        ("Not a mill built by the weir", "built by the weir", "en", False),
        ("Aucune trace de la cloche n'a été trouvée ici", "La cloche a été trouvée ici", "fr", True),
        ("Die alte Mühle am Wehr werde es nicht geben", "Die alte Mühle am Wehr werde es geben", "de", True),
    ],
)
def test_a_piece_of_what_is_denied_says_nothing_against_it(denied: str, other: str, language: str, apart: bool) -> None:
    pair = claimed(denied, language=language), claimed(other, language=language)
    for one, two in (pair, pair[::-1]):
        assert (opposed(one, two, NoMeanings()) is not None) is apart


QUOTED = "We will rebuild every house on the lower bank before the winter comes"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (QUOTED, None),
        (QUOTED.replace("every house", "every school"), Variant("house", "school")),
        (QUOTED.replace("lower ", ""), Variant("lower", "")),
        (QUOTED.replace("on the lower bank", "..."), None),
        (QUOTED.replace("the lower", "that lower"), None),
        (QUOTED.removesuffix(" before the winter comes"), None),
        (QUOTED.replace("rebuild", "re-build"), None),
        (QUOTED.replace("lower", "lower (eastern)"), None),
        (QUOTED.replace("rebuild", "re build"), None),
        (QUOTED.replace("winter comes", "thaw"), Variant("winter com", "thaw")),
        (QUOTED.replace("winter comes", "thaw of the year after"), None),
        # A word alone that agrees in the midst of a difference is a part of it.
        (QUOTED.replace("the winter comes", "a hard winter"), Variant("the winter com", "a hard winter")),
        (
            QUOTED.replace("house on the lower", "lock, house and shed of the lower"),
            Variant("house on", "lock house and shed of"),
        ),
        (QUOTED.replace("every house on", "every school on the"), Variant("house on", "school on the")),
        (QUOTED.replace("winter", "w****r"), None),
    ],
)
def test_quotations_that_differ(other: str, expected: Variant | None) -> None:
    found = variant(claimed(QUOTED, document="a"), claimed(other, document="b"))
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == expected


def test_letters_in_a_row_are_one_word() -> None:
    one, other = (f"He was an {body} agent for the whole of his life in this town" for body in ("N.B.T.", "NBT"))
    assert variant(claimed(one, document="a"), claimed(other, document="b")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The yard pulls work from the valley for good and hands it to the people across the water",
         "This plan tears orders from the valley, shuts three schools and it leaves nothing to the people here"),
        ("We have a flood of timber and tar coming into our harbour", "We speak of a flood in and around our harbour"),
    ],
)  # fmt: skip
def test_two_remarks_that_share_less_than_half_are_not_one(one: str, other: str) -> None:
    assert variant(claimed(one, document="a"), claimed(other, document="b")) is None


def test_a_report_is_no_quotation() -> None:
    other = QUOTED.replace("every house", "every school")
    assert variant(claimed(QUOTED), claimed(other, kind="indirect")) is None


@pytest.mark.parametrize(
    ("piece", "whole", "change", "linked"),
    [
        ("an open wound", "What they left us by the weir is an open wound, and it will not close.", {}, True),
        ("une plaie ouverte", "Ce quai est une plaie ouverte au bord du fleuve", {"language": "fr"}, True),
        ("herida abierta", "Ese muelle es una herida abierta junto al puerto viejo", {"language": "es"}, True),
        ("offene Wunde", "Dieser Kai ist eine offene Wunde am alten Hafen", {"language": "de"}, True),
        (
            "an open wound",
            "What they left us by the weir is an open wound, and it stays.",
            {"author": "Rolf Brandt"},
            False,
        ),
        ("an open wound", "What they left us by the weir is an open wound, and it stays.", {"kind": "indirect"}, False),
        ("an open wound", "What they left us by the weir is a wound, open as ever", {}, False),
        ("wound", "What they left us by the weir is an open wound, and it stays.", {}, False),
    ],
)
def test_a_piece_of_a_quotation(piece: str, whole: str, change: dict[str, str], linked: bool) -> None:
    language = change.get("language", "en")
    short = claimed(piece, document="a", language=language)
    long = claimed(whole, document="b", **{"language": language, **change})
    verdict = decide(compared(short, long), NoMeanings())
    assert (verdict is not None and verdict.relation == "verbatim") is linked


def test_two_people_of_one_article_are_linked_by_the_same_words_alone() -> None:
    one = "The flood wall of Harwick has needed a new iron gate since the storm"
    other = "The council of Harwick must build a new iron gate for the flood wall before winter"
    for author, document, linked in (
        ("Marta Ellingham", "a", True),
        ("Rolf Brandt", "a", False),
        ("Rolf Brandt", "b", True),
    ):
        pair = claimed(one, document="a"), claimed(other, author=author, document=document)
        verdict = decide(compared(*pair), NoMeanings())
        assert (verdict is not None and verdict.relation is not None) is linked


def test_two_posts_of_one_account_say_two_things() -> None:
    texts = (
        "The old mill bridge by the weir is closed in both directions until the storm is over",
        "The old mill bridge by the weir opens tomorrow after the storm, all is mended",
    )
    pair = [claimed(text, kind="post") for text in texts]
    assert compared(*pair).chance > LINKED
    numbered = [replace(one, claim=replace(one.claim, post=text)) for one, text in zip(pair, texts, strict=True)]
    assert decide(compared(*pair), NoMeanings()) is not None
    assert decide(compared(*numbered), NoMeanings()) is None


NEARLY = [
    (
        "en",
        "The harbour master will not let the ferry sail before the storm has passed",
        "The harbour master will not let the boat sail before the storm is over",
    ),
    (
        "fr",
        "La mairie promet de rendre les 40 logements du quai aux familles avant la fin de l'été",
        "La mairie promet de rendre les 40 appartements du quai aux familles avant la fin de l'été",
    ),
    (
        "de",
        "Die Werft sucht bis zum Sommer dringend einen neuen Eigentümer für das alte Dock am Fluss",
        "Die Werft sucht bis zum Sommer dringend einen neuen Eigentümer für das ganze Dock am Fluss",
    ),
    (
        "es",
        "La ministra aseguró que el puente del valle estará abierto antes de las fiestas de otoño",
        "La ministra aseguró que el puente del valle quedará abierto antes de las fiestas de otoño",
    ),
    (
        "xx",
        "dorlan fevi sudpelkar mun harvenlo tirin gosdelva pelo ranvun",
        "dorlan fevi sudpelkar mun carrostin tirin gosdelva pelo ranvun",
    ),
]


@pytest.mark.parametrize(("language", "one", "other"), NEARLY)
def test_a_copy_with_a_word_exchanged_is_linked_whoever_says_it(language: str, one: str, other: str) -> None:
    left, right = (claimed(text, author=None, language=language) for text in (one, other))
    verdict = decide(compared(left, right), NoMeanings())
    assert verdict is not None
    assert (verdict.relation, verdict.conflict) == ("verbatim", None)
    assert near_copy(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We counted 12 boats in the old harbour this morning", "We counted 21 boats in the old harbour this morning"),
        ("They will open the old harbour before the summer", "They will never open the old harbour before the summer"),
        ("The council of old Harwick has sold its ferry", "The council of old Sable has sold its ferry"),
        ("The ferry is late today, again", "The ferry is early today, again"),
        ("The ferry will sail at noon from the old pier", "From the old pier at noon the ferry will sail"),
        ("Nobody has seen the ferry since the storm of Monday", "Nobody has seen the captain or the crew since Monday"),
    ],
)
def test_what_differs_in_more_than_a_word_is_no_near_copy(one: str, other: str) -> None:
    assert not near_copy(claimed(one), claimed(other))
    assert not near_copy(claimed(other), claimed(one))


def test_near_copies_are_of_two_documents_and_of_one_author() -> None:
    _, one, other = NEARLY[0]
    assert near_copy(claimed(one), claimed(other))
    assert not near_copy(claimed(one, document="the same"), claimed(other, document="the same"))
    assert not near_copy(claimed(one, author="Marta Ellingham"), claimed(other, author="Rolf Brandt"))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("the ferry line owes $40,000 in harbour fees", "the ferry line owes $55,000 in harbour fees", True),
        ("he spent $40,000 on a painted boat", "he spent $750,000 of the mill's savings", False),
        ("the bridge will cost $3 million, she said", "the bridge will cost $9 million in public funds", True),
        ("le quai coûte 12 € par bateau", "le quai coûte 19 € par bateau", True),
        ("er nahm €500 vom Hafenamt", "er nahm €900 vom Hafenamt", True),
    ],
)
def test_sums_of_money_are_compared_where_they_pay_the_same(one: str, other: str, apart: bool) -> None:
    left, right = numbers_apart(claimed(one), claimed(other))
    assert bool(left and right) == apart


def test_who_names_the_others_day_too_does_not_disagree_on_it() -> None:
    monday, tuesday = datetime(2031, 3, 3, tzinfo=UTC), datetime(2031, 3, 4, tzinfo=UTC)

    def told(text: str, day: datetime, words: str) -> Profile:
        made = claimed(text)
        return replace(made, claim=replace(made.claim, about_day=day, about_text=words))

    longer = told("Yesterday I asked the council to wait, and today it waited for the ferry", monday, "Yesterday")
    shorter = told("today it waited for the ferry", tuesday, "today")
    other = told("on Sunday it waited for the ferry", datetime(2031, 3, 2, tzinfo=UTC), "Sunday")
    assert list(differences(longer, shorter, NoMeanings())) == []
    assert [one.conflict for one in differences(shorter, other, NoMeanings())] == ["dates"]


def test_what_a_document_says_throughout_is_its_topic_however_short_it_is() -> None:
    short, filler = "The ferry came. The ferry left.", " ".join(f"word{number}" for number in range(600))
    assert uses(short)["ferry"] > 10 * uses(f"{short} {filler}")["ferry"]
    assert uses(short)["came"] == uses(short)["left"] == 1


@pytest.mark.parametrize(
    ("name", "platform"), [("X.", True), ("Twitter", True), ("Facebook", True), ("Quay Post", False)]
)
def test_a_platform_is_no_outlet(name: str, platform: bool) -> None:
    assert is_platform(name) == platform
