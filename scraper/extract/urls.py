"""Addresses: the one that stands for a story among its many variants, and what an address alone tells.

WordPress answers for one story at a dozen addresses (with and without slash, AMP, parts, comment pages, feeds,
trackers). ``canonical`` folds those that name the same story without asking anyone; what only the site can tell
(``?p=3860``) is kept as it is and resolved by its redirect or by the page's own canonical link.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote_from_bytes, unquote_to_bytes, urlencode, urljoin, urlsplit

_DEFAULT_PORTS: Final = {"http": "80", "https": "443"}

_TRACKER: Final = re.compile(
    r"(?:utm|mtm|matomo|pk|hsa|wordfence|oly|vero|mc|_hs|__hs|__cf|cf|fb|at|ga|relatedposts)_\w*"
    r"|_ga|_gl|_hsenc|_hsmi|fbclid|gclid|gclsrc|gad_source|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|"
    r"igshid|igsh|li_fat_id|srsltid|mkt_tok|epik|spm|wickedid|s_cid|ref_src|ref_url|"
    r"doing_wp_cron|swcfpc|preview|preview_id|preview_nonce|unapproved|moderation-hash",
    re.IGNORECASE,
)
_VARIANT: Final = frozenset({"amp", "noamp", "nonamp", "replytocom", "share", "nb", "like_comment", "print", "tmpl"})
"""Parameters under which WordPress and its plugins show the same story in another dress."""

_INDEX: Final = re.compile(r"^(?:/index\.php)+(?=/|$)", re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,11}$", re.IGNORECASE)
_DRESS: Final = re.compile(r"(?<=.)/(?:amp|embed|feed(?:/(?:rss2?|atom|rdf))?|trackback|comment-page-\d+)/?$")
_DATED: Final = r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])"
_ARTICLE: Final = re.compile(_DATED + r"(?:/(?:0?[1-9]|[12]\d|3[01])/(?!page/\d+/?$)[^/]+|/(?!page/)(?!\d{1,2}/?$)[^/]+)/?$")
_ARTICLE_PART: Final = re.compile(rf"^({_DATED}/(?:\d\d?/(?!page/)|(?!page/|\d\d?/))[^/]+)/(?:page/)?\d{{1,3}}/?$")
_PART: Final = re.compile(r"^(/(?!page/|tag/|category/|author/|search/|archives?/|\d+/)[^/]+)/\d{1,3}/?$")
_ARCHIVE: Final = re.compile(
    rf"^(?:(?:{_DATED}(?:/(?:0?[1-9]|[12]\d|3[01]))?|/(?:19|20)\d\d)?(?:/page/\d+)?"
    r"|/(?:category|kategori|tag|topik|author|penulis|search|type)/.+|/(?:blog|arsip|archives?)(?:/page/\d+)?)/?$"
)
_USUAL: Final = re.compile(
    r"/(?:19|20)\d\d/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])/(?!(?:amp|embed|feed|trackback|comment-page-\d+)/)"
    r"(?=[0-9-]*[a-z])[a-z0-9-]+/",
    re.ASCII,
)
"""The path of a story as WordPress writes it: there is nothing to tidy."""
_NUMBERED: Final = re.compile(r"^/archives/\d+/?$")
_MACHINE: Final = re.compile(r"^/(?:wp-json|wp-admin|wp-login\.php|wp-signup\.php|wp-cron\.php|xmlrpc\.php|cgi-bin|cdn-cgi)(?:/|$)")
_ASSET: Final = re.compile(r"^/(?:wp-content|wp-includes|uploads)/|(?:^|/)feed(?:/(?:rss2?|atom|rdf))?/?$")
_PAGE_FILE: Final = re.compile(r"\.(?:html?|php|aspx?|slm)$", re.IGNORECASE)
_DOT: Final = re.compile("%2e", re.IGNORECASE)
"""A full stop in disguise: `%2e%2e` goes up a folder as `..` does (RFC 3986, 6.2.2.2)."""
_SLASHES: Final = re.compile(r"/{2,}")
_SAFE: Final = "/!$&'()*+,;=:@~"
"""What RFC 3986 lets stand in a path besides the unreserved characters."""


class Kind(StrEnum):
    """What an address names, as far as the address alone tells."""

    ARTICLE = "article"  # a dated permalink, or ?p=N
    MAYBE = "maybe"  # /slug/ without a date: a story or a static page, only its page tells
    LISTING = "listing"  # front page, archives, search: several stories on one page
    TRANSLATION = "translation"  # the site's own machine translation of a story
    ASSET = "asset"  # a file or a feed
    OTHER = "other"  # another host, a login form, an interface


def bare_host(netloc: str) -> str:
    """Host and port in lower case, without credentials, ``www.``, a final full stop or a default port."""
    host = netloc.rpartition("@")[2].lower()
    for port in (":80", ":443"):
        host = host.removesuffix(port)
    return host.rstrip(".").removeprefix("www.")


def _split(url: str, home: str) -> SplitResult | None:
    """The parts of an address seen from home, or nothing where it is none (a broken IPv6 host, a port in words)."""
    try:
        parts = urlsplit(urljoin(home, url))
        _ = parts.port
    except ValueError:
        return None
    return parts


@lru_cache(maxsize=64)
def _home(home: str) -> tuple[str, str, str, str]:
    """Scheme, host as written, bare host and path prefix of a site's front page."""
    parts = urlsplit(home)
    return parts.scheme, _host(parts), bare_host(parts.netloc), parts.path.rstrip("/")


def owns(url: str, home: str) -> bool:
    """Whether an address is on the host of a front page, with or without www, http or https."""
    scheme, host, bare, _ = _home(home)
    if url.startswith(f"{scheme}://{host}/"):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _DEFAULT_PORTS and bare_host(parts.netloc) == bare


def _host(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2].lower()
    return host.removesuffix(f":{_DEFAULT_PORTS.get(parts.scheme, '')}")


def _dots(path: str) -> str:
    """The path with its ``.`` and ``..`` segments resolved (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    trailing = "/" if segments[-1] in {".", ".."} and kept else ""
    return "/" + "/".join(kept) + trailing


def _escaped(path: str) -> str:
    """The path percent-encoded as WordPress does it: lower-case hexadecimal, nothing encoded that need not be."""
    if path.isascii() and "%" not in path and not re.search(r"[^\w/.~\-!$&'()*+,;=:@]", path):
        return path
    raw = path.replace("%2f", "%252f").replace("%2F", "%252f").encode("utf-8", "surrogatepass")
    encoded = quote_from_bytes(unquote_to_bytes(raw), safe=_SAFE)
    return re.sub(r"%[0-9A-F]{2}", lambda m: m[0].lower(), encoded).replace("%252f", "%2f")


def _inner(path: str, prefix: str) -> tuple[str, str]:
    """The site's own prefix where the path has it, and the path below it, tidied and without index.php."""
    path = _dots(_SLASHES.sub("/", _DOT.sub(".", path) or "/"))
    if prefix and f"{path}/".startswith(f"{prefix}/"):
        return prefix, _INDEX.sub("", path[len(prefix) :]) or "/"
    return "", _INDEX.sub("", path) or "/"


def _path(path: str, prefix: str) -> str:
    """The path of the story behind a path: no doubled slashes, dots, index.php, dress or part number."""
    kept, inner = _inner(path, prefix)
    while (bare := _DRESS.sub("/", inner)) != inner:
        inner = bare
    if not _MACHINE.match(inner):
        inner = _ARTICLE_PART.sub(r"\1/", inner)
        inner = _PART.sub(r"\1/", inner)
        if not inner.endswith("/") and not _FILE.search(inner):
            inner += "/"
    return _escaped(kept + inner)


def _query(query: str, path: str) -> str:
    """The query without trackers and variants; what remains may name the story."""
    if not query:
        return ""
    pairs = [
        (key, value)
        for key, value in parse_qsl(query.encode("utf-8", "replace").decode(), keep_blank_values=True, errors="surrogateescape")
        if key.lower() not in _VARIANT and not _TRACKER.fullmatch(key)
    ]
    if "wordfence_lh=" in query:  # its other half has a name that may mean anything elsewhere
        pairs = [(key, value) for key, value in pairs if key != "hid"]
    if any(key == "p" for key, _ in pairs) or _ARTICLE.fullmatch(path):
        pairs = [(key, value) for key, value in pairs if key not in {"page", "cpage"}]
    return urlencode(pairs, errors="surrogateescape")


@lru_cache(maxsize=4096)
def canonical(url: str, home: str) -> str:
    """The one address that stands for ``url``, with the scheme and host of ``home`` where it is on that host.

    An address on another host is only tidied; an address that is none comes back as it was.
    """
    scheme, host, bare, prefix = _home(home)
    if not prefix and url.startswith(front := f"{scheme}://{host}/") and _USUAL.fullmatch(url, len(front) - 1):
        return url
    parts = _split(url.strip(), home)
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not _host(parts):
        return url.strip()
    own = bare_host(parts.netloc) == bare
    path = _path(parts.path, prefix if own else "")
    query = _query(parts.query, path)
    base = f"{scheme}://{host}" if own else f"{parts.scheme}://{_host(parts)}"
    return f"{base}{path}{'?' if query else ''}{query}"


def part(url: str) -> int | None:
    """Which part of a divided story an address names (`/2020/01/24/slug/2/`); nothing for a whole one."""
    path = url.partition("?")[0].partition("#")[0].rstrip("/")
    last = path.rpartition("/")[2]
    if not last.isdecimal() or len(last) > 3 or (parts := _split(path, path)) is None:
        return None
    is_part = _ARTICLE_PART.match(parts.path) or _PART.match(parts.path)
    return int(last) if is_part and int(last) > 1 else None


def _kind_of_query(query: str) -> Kind | None:
    """What a query names at the front page: WordPress' plain addresses."""
    names = {key for key, _ in parse_qsl(query, keep_blank_values=True)}
    if names & {"feed", "rest_route", "attachment_id", "preview"}:
        return Kind.ASSET if "feed" in names else Kind.OTHER
    if names & {"s", "cat", "tag", "author", "m", "paged", "year", "monthnum", "day", "post_type", "taxonomy"}:
        return Kind.LISTING
    if "p" in names:
        return Kind.ARTICLE
    return Kind.MAYBE if names & {"page_id", "pagename", "name"} else None


@lru_cache(maxsize=4096)
def kind(url: str, home: str, languages: frozenset[str] = frozenset({"en"})) -> Kind:
    """What ``url`` names; ``languages`` are the first path segments under which the site keeps translations."""
    scheme, host, bare, prefix = _home(home)
    if not prefix and url.startswith(front := f"{scheme}://{host}/") and _USUAL.fullmatch(url, len(front) - 1):
        return Kind.ARTICLE
    parts = _split(url.strip(), home)
    if parts is None or parts.scheme not in _DEFAULT_PORTS or bare_host(parts.netloc) != bare:
        return Kind.OTHER
    raw = _inner(parts.path, prefix)[1]
    if _MACHINE.match(raw):
        return Kind.OTHER
    if _ASSET.search(raw) or (_FILE.search(raw) and not _PAGE_FILE.search(raw)):
        return Kind.ASSET
    if raw.split("/")[1] in languages:
        return Kind.TRANSLATION
    by_query = _kind_of_query(parts.query) if parts.query else None
    if by_query and not _ARTICLE.match(raw):
        return by_query
    return _kind_of_path(_path(raw, ""))


def _kind_of_path(path: str) -> Kind:
    """What a folded path names."""
    if _ARTICLE.match(path) or _NUMBERED.match(path):
        return Kind.ARTICLE
    if _ARCHIVE.match(path):
        return Kind.LISTING
    if "/attachment/" in path or re.match(_DATED, path):
        return Kind.OTHER
    return Kind.LISTING if re.search(r"/page/\d+/$", path) else Kind.MAYBE
