"""One pass over a tree: every sign that a post is shown, and every link to a post.

Three general rules cover what no list of sites could: an element the platform's own parser accepts; an attribute whose
value is or carries a post's address, or its bare id with the platform named beside it; markup and data inside
attributes, templates and scripts, read by the same rules one level down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from tracker.embeds import ids, official, payloads
from tracker.embeds.addresses import carried, post_at
from tracker.embeds.calls import called
from tracker.embeds.encoded import decoded, may_be_encoded
from tracker.embeds.payload_hints import encoded, may_show
from tracker.embeds.rendered import rendered_page
from tracker.embeds.sightings import Sighting, seen
from tracker.models import PostReference
from tracker.platforms import all_platforms, parse_post_url
from tracker.reading.names import kinds
from tracker.reading.tree import Tree, grow
from tracker.reading.written_out import Attributes

MAX_LEVEL = 3
# All that is parsed a second time on one page; the largest payload seen has 3 MB.
_BUDGET = 12_000_000
_SKIPPED = frozenset(
    "href class id style alt title srcset sizes rel target type lang dir name onclick onload width height content role "
    "for action method placeholder datetime label data-share-url data-share data-href-share data-referrer aria-label "
    "d".split()
)
# Elements whose address is a link or a resource, not something shown in place.
_LINKS = frozenset(("a", "area", "link", "base", "form", "script", "source", "track", "html", "body", "button"))
_RESOURCES = frozenset(("link", "base", "use", "image"))
_FRAMES = frozenset(("iframe", "frame"))
_OBJECTS = frozenset(("object", "embed", "param"))
_TEMPLATES = frozenset(
    "text/template text/html text/x-template text/x-handlebars-template text/plain text/x-handlebars "
    "text/x-embed".split()
)
# Elements that hold other markup or data.
_HOLDERS = frozenset(("script", "template", "meta", "textarea"))
_EXTRA_HINTS = ("tweet", "youtu", "x.com", "insta", "fb.", "t.me", "bsky", "at://")
_MARKUP_IN = frozenset(("template", "textarea"))


@dataclass(slots=True)
class Scan:
    """What one pass found. `links` are (element, reference) of plain links to posts.

    `unread` counts the pieces of markup and data that may show posts and were one too many for the page's budget.
    """

    sightings: list[Sighting] = field(default_factory=list)
    links: list[tuple[int, PostReference]] = field(default_factory=list)
    budget: int = _BUDGET
    site: str = ""
    unread: int = 0

    def spend(self, length: int) -> bool:
        """Whether so many characters may be parsed a second time; they are spent, or counted as unread."""
        if length > self.budget:
            self.unread += 1
            return False
        self.budget -= length
        return True

    def within_site(self, href: str) -> bool:
        """Whether a link stays on the page's own site, as most do; `site` is empty where that may be a platform."""
        if href[0] in "/#?":
            return href[1:2] != "/"
        return bool(self.site) and href.startswith(self.site) and not any(hint in href for hint in _ANYWHERE)


def _hints() -> tuple[str, ...]:
    """Literals of which any text that names a post holds one."""
    labels = {
        label
        for platform in all_platforms()
        for host in platform.hosts
        for label in host.split(".")[:-1]
        if len(label) > 3
    }
    labels |= {platform.name for platform in all_platforms() if len(platform.name) > 3}
    shortest = {label for label in labels if not any(other != label and other in label for other in labels)}
    return (*_EXTRA_HINTS, *sorted(shortest))


_HINTS = _hints()
_ANYWHERE = tuple(hint for platform in all_platforms() for hint in platform.anywhere)


def site_of(address: str | None) -> str:
    """The beginning of all addresses on a page's own site; empty for a platform's page or where it is not known."""
    if not address or address.count("/") < 3 or parse_post_url(address) is not None:
        return ""
    site = address[: address.index("/", 8) + 1]
    return "" if hinted(site) else site


def hinted(text: str) -> bool:
    """Whether a text may name a post at all: some literal `in` tests, far cheaper than parsing it."""
    return any(hint in text for hint in _HINTS)


def scan(tree: Tree, level: int = 0, into: Scan | None = None) -> Scan:
    """Every sighting and post link of a tree, in document order."""
    found = into if into is not None else Scan()
    listed = _worth_a_look(tree, found)
    reader = official.Reader(tree, {i: known for i, known, _ in listed if known})
    # Around the element: where each ends that was taken for a post or stands in one as a post of its own.
    around: list[tuple[int, bool]] = []
    own_posts: set[int] = set()
    for i, known, speaking in listed:
        while around and i >= around[-1][0]:
            around.pop()
        if around and around[-1][1] and i not in own_posts:
            continue
        if known and (sighting := reader.read(i)) is not None:
            found.sightings.append(sighting)
            around.append((tree.ends[i], True))
            own_posts |= reader.inner(i)
            continue
        if i in own_posts:
            around.append((tree.ends[i], False))
        tag, own = tree.tags[i], tree.attributes(i)
        if tag == "script":
            _script(tree, i, level, found)
            for name in speaking:
                _attribute(tree, i, name, own[name], level, found)
        elif tag in _MARKUP_IN:
            # A <textarea> that no reader sees keeps markup from loading before its time.
            _inside(tree.template(i) if tag == "template" else tree.text_of(i), i, "template", level, found)
        else:
            _link(tag, i, own, found)
            for name in speaking:
                _attribute(tree, i, name, own[name], level, found)
    found.unread += reader.unread
    return found


def _worth_a_look(tree: Tree, found: Scan) -> list[tuple[int, list[official.Known], list[str]]]:
    """The elements that may show a post or link to one, in document order, by what their first tags say.

    With each the platforms' forms that it may be, and its attributes that may name a post.
    """
    listed: list[tuple[int, list[official.Known], list[str]]] = []
    for tag, own, nodes in tree.alike.values():
        known = official.candidates(tag, own) if tag in official.form_tags() else []
        speaking = [] if _SKIPPED.issuperset(own) else [name for name in own if _may_name_post(tag, name, own[name])]
        if known or speaking or tag in _HOLDERS or _leads_out(own, found):
            listed += [(i, known, speaking) for i in nodes]
    listed.sort(key=itemgetter(0))
    return listed


def _leads_out(own: Attributes, found: Scan) -> bool:
    href = own.get("href")
    return href is not None and "/" in href and not found.within_site(href)


def _may_name_post(tag: str, name: str, value: str) -> bool:
    if len(value) < 7 or name in _SKIPPED:
        return False
    if "<" in value or value[0] in "{[" or may_be_encoded(value):
        return True
    return ids.is_id_name(name, tag) or (tag not in _LINKS and ("/" in value or "%2F" in value))


def _link(tag: str, i: int, own: Attributes, found: Scan) -> None:
    """A link to a post; newsletters put href on any element, and what it names is a link all the same."""
    if tag == "meta":
        _meta(i, own, found)
        return
    href = own.get("href")
    if href and tag not in _RESOURCES and "/" in href and not found.within_site(href):
        reference = parse_post_url(href)
        if reference is not None and reference.kind == "post":
            found.links.append((i, reference))


def _attribute(tree: Tree, i: int, name: str, value: str, level: int, found: Scan) -> None:
    if may_be_encoded(value) and (plain := decoded(value)) is not None:
        value = plain.strip()
        if value.startswith("http"):
            _address(tree, i, "data-address", value, found)
            return
        if not value:
            return
    if value[0] in "{[" and len(value) > 20 and _data(value, i, found):
        return
    if "<" in value:
        if len(value) > 20:
            _inside(value, i, "srcdoc" if name == "srcdoc" else "escaped-markup", level, found)
    elif ids.is_id_name(name, tree.tags[i]):
        _bare_id(tree, i, name, found)
    elif tree.tags[i] not in _LINKS and ("/" in value or "%2F" in value):
        _address(tree, i, name, value, found)


def _bare_id(tree: Tree, i: int, name: str, found: Scan) -> None:
    tag, own = tree.tags[i], tree.attributes(i)
    parent = tree.parents[i]
    reference = post_at(str(own[name])) or ids.post_with(tag, own, name, tree.attributes(parent) if parent >= 0 else {})
    if reference is not None and tag not in _LINKS and not _is_button(own):
        form = "rendered-iframe" if tag in _FRAMES else _custom(tag) or "id-attribute"
        found.sightings.append(seen(i, reference, form, "attribute.id", 0.9))


def _address(tree: Tree, i: int, name: str, value: str, found: Scan) -> None:
    tag, own = tree.tags[i], tree.attributes(i)
    if tag == "img":
        # The address of a picture shows a post only where a service makes pictures of posts, or a player waits behind.
        reference = carried(value) or (post_at(value) if "/embed" in value else None)
        form = "screenshot" if "/embed" not in value else "lazy-iframe"
    else:
        reference = post_at(value)
        form = _form(tag, name, value)
    if reference is None or _is_button(own):
        return
    node = tree.parents[i] if tag in ("param", "embed") and tree.tags[tree.parents[i]] == "object" else i
    found.sightings.append(seen(node, reference, form, f"attribute.{'src' if name == 'src' else 'address'}", 0.95))


def _form(tag: str, name: str, value: str) -> str:
    if tag in _FRAMES:
        if "platform.twitter.com" in value or "Tweet.html" in value:
            return "rendered-iframe"
        return "iframe" if name == "src" else "lazy-iframe"
    return "object" if tag in _OBJECTS else _custom(tag) or ("screenshot" if "://" in value[9:] else "attribute")


def _custom(tag: str) -> str | None:
    if tag.startswith("amp-"):
        return "amp"
    return "custom-element" if "-" in tag else None


def _is_button(own: Attributes) -> bool:
    return "widget" in kinds(own.get("class") or "")


def _meta(i: int, own: Attributes, found: Scan) -> None:
    if (own.get("itemprop") or "").lower() in ("embedurl", "contenturl") and own.get("content"):
        reference = post_at(str(own["content"]))
        if reference is not None:
            sighting = seen(i, reference, "meta", "meta.embed-url", 0.5)
            sighting.weak = True
            found.sightings.append(sighting)


def _script(tree: Tree, i: int, level: int, found: Scan) -> None:
    source = tree.text_of(i)
    found.sightings += called(tree, i, source)
    if len(source) < 40:
        return
    kind = (tree.attributes(i).get("type") or "").lower()
    if kind == "application/ld+json" and "mbed" not in source:
        return
    if kind in _TEMPLATES:
        _inside(decoded(source) or source, i, "template", level, found)
    elif may_show(source) and (hinted(source) or encoded(source)) and found.spend(len(source)):
        found.sightings += payloads.read(source, i, fragment)


def _inside(markup: str, i: int, form: str, level: int, found: Scan) -> None:
    """Reads markup that stands inside an attribute, a template or a script, and puts what it shows at element `i`."""
    if level >= MAX_LEVEL or not hinted(markup) or not found.spend(len(markup)):
        return
    tree = grow(markup)
    inner = scan(tree, level + 1, Scan(budget=found.budget))
    found.budget = inner.budget
    found.unread += inner.unread
    if form == "srcdoc":
        form = "escaped-markup"
        if not inner.sightings and (shown := rendered_page(tree, inner.links)) is not None:
            inner.sightings.append(shown)
    prose = payloads.prose_of(tree) if len(markup) > payloads.PLACEHOLDER else []
    for sighting in inner.sightings:
        sighting.node = i
        if sighting.markup is None:
            sighting.form = form
        sighting.rule = f"{form}/{sighting.rule}"
        if sum(map(len, prose)) > payloads.PLACEHOLDER and not sighting.payload:
            # Whole articles are kept in attributes and templates for "read next": their words tell whose they are.
            sighting.payload, sighting.before = True, prose
        found.sightings.append(sighting)


def _data(value: str, i: int, found: Scan) -> bool:
    """Reads an attribute's data; whether it shows a post."""
    if not hinted(value) or not found.spend(len(value)):
        return False
    sightings = payloads.read(value, i, fragment)
    if len(value) < 20_000 and len({sighting.key for sighting in sightings}) == 1:
        for sighting in sightings:
            sighting.payload, sighting.form = False, "json-attribute"
    found.sightings += sightings
    return bool(sightings)


def fragment(markup: str) -> tuple[Tree, list[Sighting]]:
    """The tree of a piece of markup and what it shows; scripts in it are not read again."""
    tree = grow(markup)
    return tree, scan(tree, MAX_LEVEL).sightings
