"""What a page says of its article to machines: meta elements (Highwire, Dublin Core, Open Graph), COinS and schema.org.

Zotero reads a page by COinS first and by meta elements where there is none (its translators COinS and Embedded Metadata);
search engines read JSON-LD and ``citation_``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup

from archive.reading_room.citing import Source, one_line

# As they are written, these may stand in a script element: nothing in it can end it, or begin another (HTML, 4.12.1.3).
_SAFE: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def meta(each: Source, tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names and contents of meta elements.

    There is no ``citation_journal_title``: Zotero would take the story for a paper in a journal. It is told the kind of
    document by a name of its own (``z:itemType``) and the newspaper by PRISM's. The names are parted by a dot where a colon
    would make a prefix of RDFa.
    """
    told = {
        "citation_title": each.title,
        "citation_author": each.government,
        "citation_publication_date": each.published.replace("-", "/"),
        "citation_language": each.language,
        "citation_keywords": "; ".join(one_line(tag) for tag in tags),
        "citation_public_url": each.url,
        "citation_fulltext_html_url": each.url,
        "z.itemType": "newspaperArticle",
        "prism.publicationName": each.portal,
        "DC.title": each.title,
        "DC.creator": each.government,
        "DC.publisher": each.government,
        "DC.date": each.published,
        "DC.type": "Text",
        "DC.language": each.language,
        "DC.identifier": each.url,
        "DC.source": each.original,
        "description": each.lead[:300],
    }
    yield from ((name, content) for name, content in told.items() if content)
    yield from (("DC.subject", one_line(tag)) for tag in tags if tag.strip())


def open_graph(each: Source, published_at: str | None) -> Iterator[tuple[str, str]]:
    """Properties and contents of Open Graph, for whoever shares the page."""
    told = {
        "og:type": "article",
        "og:title": each.title,
        "og:description": each.lead[:300],
        "og:url": each.url,
        "og:site_name": "Kliping",
        "og:locale": "en_US" if each.language == "en" else "id_ID",
        "article:published_time": published_at or "",
        "article:section": each.section,
    }
    return ((name, content) for name, content in told.items() if content)


def coins(each: Source, tags: Sequence[str]) -> str:
    """The context object of a COinS span (ANSI/NISO Z39.88, Dublin Core)."""
    told = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rfr_id", "info:sid/kliping"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", each.title),
        ("rft.source", each.portal),
        ("rft.aucorp", each.government),
        ("rft.date", each.published),
        ("rft.language", each.language),
        ("rft.identifier", each.url),
        ("rft.description", each.lead[:300]),
        *(("rft.subject", one_line(tag)) for tag in tags),
    ]
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in told if value)


def json_ld(each: Source, article: Mapping[str, Any], tags: Sequence[str], pictures: Sequence[str]) -> Markup:
    """A schema.org NewsArticle as JSON for a script element; whatever the story holds, it can't end the element."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": each.url,
        "url": each.original or each.url,
        "mainEntityOfPage": each.url,
        "headline": each.title,
        "datePublished": article["published_at"],
        "dateModified": article["modified_at"],
        "inLanguage": each.language,
        "articleSection": each.section,
        "keywords": list(tags),
        "description": each.lead[:300],
        "image": list(pictures),
        "author": {"@type": "GovernmentOrganization", "name": each.government},
        "publisher": {"@type": "GovernmentOrganization", "name": each.government},
        "archivedAt": each.url,
        "wordCount": article["word_count"],
    }
    return Markup(json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False).translate(_SAFE))
