"""Posts out of WordPress' REST interface: the same stories as their pages, without the theme around them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard
from urllib.parse import urlsplit

from archive.record import Capture, Image, Problem, Reading
from scraper.extract import calendar, json_text, misfits, times
from scraper.extract.abreast import Steps, together
from scraper.extract.images import readable
from scraper.extract.markup import decoded, fragment, plain
from scraper.extract.story import About, article
from scraper.extract.text import content
from scraper.site import Site

Post = Mapping[str, Any]
"""One post as the interface prints it."""
_LARGEST: Final = 2**63 - 1
"""Largest number the archive can hold."""


def is_rest(capture: Capture) -> bool:
    """Whether a capture is an answer of the REST interface: JSON, from where the interface is."""
    parts = urlsplit(capture.url)
    where = "/wp-json/" in f"{parts.path}/" or "rest_route=" in parts.query
    return where and "json" in (capture.header("content-type") or "").lower()


def read(site: Site, capture: Capture) -> tuple[Reading, ...]:
    """One reading for each post of a list, or for a single post; one problem where the answer holds none."""
    refusal = misfits.by_status(capture)
    answer = None if refusal else _loaded(capture)
    if refusal is None and answer is None:
        refusal = Problem(kind="undecodable", detail="the answer of the REST interface is no JSON")
    if refusal is None and isinstance(answer, dict) and not _is_post(answer):
        refusal = Problem(kind="http-error", detail=f"REST: {answer.get('code', 'an answer without posts')}")
    if refusal is not None:
        return (Reading(capture=capture, address=site.canonical(capture.url), problem=refusal),)
    posts = answer if isinstance(answer, list) else [answer]
    return tuple(together((0, _reading(site, capture, post)) for post in posts if _is_post(post)))


def _is_post(value: Any) -> TypeGuard[Post]:
    """Whether something in an answer is a post: it has a number that can be one."""
    number = value.get("id") if isinstance(value, dict) else None
    return type(number) is int and 0 < number <= _LARGEST


def _loaded(capture: Capture) -> Any:
    """The JSON of an answer, also where PHP has printed a warning before it."""
    source, _ = decoded(capture.body, "charset=utf-8")
    text = (source or b"").decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    for start in (0, *sorted(at for at in (text.find("[{"), text.find('{"')) if at > 0)):
        try:
            return json_text.loaded(text[start:])
        except ValueError:
            continue
    return None


def _reading(site: Site, capture: Capture, post: Post) -> Steps[Reading]:
    """What a post says. One that the reader stumbles over must not take the others of its list with it."""
    link = str(post.get("link") or "")
    address = site.canonical(link if site.owns(link) else f"?p={post['id']}")
    try:
        return (yield from _told(site, capture, post, link or address, address))
    except ImportError:
        raise
    except Exception as error:
        return Reading(capture=capture, address=address, problem=misfits.stumbled(error))


def _told(site: Site, capture: Capture, post: Post, link: str, address: str) -> Steps[Reading]:
    problem = _unfit(post)
    if problem is None:
        about = _about(site, capture, post, link, address)
        if not about.title:
            problem = Problem(kind="no-title", detail=f"post {post['id']}")
        else:
            told = content(fragment(_rendered(post, "content")), about.url)
            yield
            if (read := (yield from article(about, told))) is not None:
                return Reading(capture=capture, address=address, article=read)
            problem = Problem(kind="no-body", detail=f"post {post['id']}")
    return Reading(capture=capture, address=address, problem=problem)


def _unfit(post: Post) -> Problem | None:
    """Why a post of the list is no story that everybody may read."""
    kind = post.get("type", "post")
    if kind in ("page", "attachment"):
        return Problem(kind="not-an-article", detail=f"REST: {'static page' if kind == 'page' else kind}")
    if post.get("status", "publish") != "publish":
        return Problem(kind="protected", detail=f"REST: status {post['status']}")
    said = post.get("content")
    if isinstance(said, dict) and said.get("protected"):
        return Problem(kind="protected", detail="REST: asks for a password")
    return None


def _rendered(post: Post, name: str) -> str:
    value = post.get(name)
    text = value.get("rendered") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _about(site: Site, capture: Capture, post: Post, link: str, address: str) -> About:
    published, modified = (_moment(post, name, site.zone) for name in ("date", "modified"))
    terms = _terms(post)
    doubts = [] if published else ["published_at: the REST answer has none"]
    doubts += times.doubtful(published, modified, capture.captured_at, site.zone)
    if not site.owns(link):
        doubts.append(f"canonical_url: the post links to another host, {link}")
    return About(
        url=link,
        canonical_url=address,
        site=site.name,
        zone=site.zone,
        government=site.title,
        region=site.region_code,
        title=plain(_rendered(post, "title")),
        captured_via="rest",
        body_from="rest",
        post_id=post["id"],
        published_at=published,
        published_from="rest" if published else None,
        modified_at=modified,
        modified_from="rest" if modified else None,
        sections=terms.get("category", ()),
        tags=terms.get("post_tag", ()),
        author=next((plain(each.get("name")) or None for each in _embedded(post, "author")), None),
        lead_picture=_lead_picture(post),
        doubts=tuple(doubts),
    )


def _moment(post: Post, name: str, zone: str) -> str | None:
    """A post's time: its UTC form where it has one, else the newsroom's clock."""
    universal, local = post.get(f"{name}_gmt"), post.get(name)
    said = calendar.from_utc(universal, zone) if isinstance(universal, str) else None
    return said or (calendar.moment(local, zone) if isinstance(local, str) else None)


def _embedded(post: Post, name: str) -> Iterator[dict[str, Any]]:
    """The objects that came with a post under a link relation; an error in their place is none."""
    given = post.get("_embedded")
    value = given.get(name) if isinstance(given, dict) else None
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict) and "code" not in each:
            yield each


def _terms(post: Post) -> dict[str, tuple[str, ...]]:
    """Names of the post's terms by taxonomy, in the site's order."""
    given = post.get("_embedded")
    lists = given.get("wp:term") if isinstance(given, dict) else None
    found: dict[str, dict[str, None]] = {}
    for terms in lists if isinstance(lists, list) else ():
        for term in terms if isinstance(terms, list) else ():
            if isinstance(term, dict) and (name := plain(term.get("name"))):
                found.setdefault(str(term.get("taxonomy")), {})[name] = None
    return {taxonomy: tuple(names) for taxonomy, names in found.items()}


def _lead_picture(post: Post) -> Image | None:
    """The featured image with the caption of the media library."""
    for media in _embedded(post, "wp:featuredmedia"):
        address = media.get("source_url")
        if isinstance(address, str) and address and str(media.get("media_type", "image")) == "image":
            caption, alt = plain(_rendered(media, "caption")), media.get("alt_text")
            return Image(url=address, caption=caption or None, alt=readable(alt if isinstance(alt, str) else None))
    return None
