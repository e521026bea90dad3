"""One sign that a post is shown somewhere: what a rule saw before copies of one place are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.models import PostReference
from tracker.platforms.base import PostMarkup

# Forms from the one that says most of its post to the one that says least; a place's chief form is its first here.
FORMS = tuple(
    "official-blockquote rendered amp rendered-iframe iframe lazy-iframe custom-element object json-attribute "
    "attribute id-attribute script-call escaped-markup template screenshot link-card payload placeholder noscript "
    "meta".split()
)
_RANK = {form: rank for rank, form in enumerate(FORMS)}


@dataclass(slots=True)
class Sighting:
    """Post `native_id` of `platform`, seen at element `node` in `form` by `rule`.

    `markup` is what the fragment says of the post. `weak` ones support others and are nothing alone; a
    `payload` one was seen in data, and the words around it there tell whose it is.
    `before` and `after` are the words that stand around it where it was seen in a script's data.
    """

    node: int
    platform: str
    native_id: str | None
    url: str | None
    handle: str | None
    form: str
    rule: str
    confidence: float
    markup: PostMarkup | None = None
    weak: bool = False
    payload: bool = False
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str | None]:
        """The post, as platform and id."""
        return self.platform, self.native_id

    @property
    def rank(self) -> tuple[bool, int]:
        """Sorts what says most of the post first."""
        return self.markup is None or not self.markup.printed, _RANK.get(self.form, 1)


def seen(node: int, reference: PostReference, form: str, rule: str, confidence: float) -> Sighting:
    """A sighting of the post that an address names."""
    return Sighting(
        node, reference.platform, reference.native_id, reference.url, reference.handle, form, rule, confidence
    )
