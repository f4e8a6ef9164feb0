"""What a page says about itself to machines: title, canonical address, OpenGraph, JSON-LD. Older eras say little."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from newsroom.site import NAME, TAGLINE, Site
from newsroom.story import Story
from newsroom.text import attribute, excerpt, texture

CARRIERS: dict[str, tuple[str, ...]] = {
    "lawas": (),
    "mc": ("time",),
    "portal": (),
    "yoast": ("jsonld", "og", "time"),
    "blok": ("jsonld", "og", "time"),
}


def carriers(story: Story) -> tuple[str, ...]:
    """Where the page prints its own date: `jsonld`, `og`, `time` (an element), `line` (words only); maybe nowhere."""
    return CARRIERS[story.style] if story.dates is None else story.dates


def article_head(site: Site, story: Story, title: str) -> str:
    """The head of a story's page."""
    lines = [
        f"<title>{texture(title)} &#8211; {NAME}</title>",
        f'<link rel="shortlink" href="{site.home}/?p={story.id}" />',
    ]
    if story.style != "lawas":
        lines.append(f'<link rel="canonical" href="{site.home}{story.path}" />')
    if story.english:
        lines.append(f'<link rel="alternate" hreflang="en-US" href="{site.home}/en{story.path}" />')
    lines.append(f'<link rel="alternate" type="application/json" href="{site.home}/wp-json/wp/v2/{story.kind}s/{story.id}" />')
    if story.style in ("portal", "yoast", "blok") and not story.password:
        lines += _open_graph(site, story)
    if "jsonld" in carriers(story) and not story.password:
        lines.append(_json_ld(site, story))
    return "\n".join(lines)


def list_head(site: Site, title: str, path: str) -> str:
    """The head of a list or of any page that is not a story."""
    lines = [f"<title>{texture(title)} &#8211; {NAME}</title>"]
    if path:
        lines += [f'<link rel="canonical" href="{site.home}{path}" />', '<meta property="og:type" content="website" />']
    return "\n".join(lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _open_graph(site: Site, story: Story) -> list[str]:
    pairs = {
        "og:locale": "id_ID",
        "og:type": "article",
        "og:title": story.title,
        "og:description": excerpt(story.paragraphs, 30),
        "og:url": site.home + story.path,
        "og:site_name": NAME,
    }
    if "og" in carriers(story):
        pairs["article:published_time"] = _utc(story.published)
        if story.modified != story.published:
            pairs["article:modified_time"] = _utc(story.modified)
    if story.pictures:
        pairs["og:image"] = site.home + story.upload(story.pictures[0].file)
    return [f'<meta property="{key}" content="{attribute(value)}" />' for key, value in pairs.items()]


def _json_ld(site: Site, story: Story) -> str:
    graph = {"@context": "https://schema.org", "@graph": _graph(site, story)}
    text = json.dumps(graph, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json" class="yoast-schema-graph">{text}</script>'


def _graph(site: Site, story: Story) -> list[dict[str, Any]]:
    """The pieces Yoast-like plugins print: article, page, image, breadcrumb, site, publisher, author."""
    link, home = site.home + story.path, site.home
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": link,
        "url": link,
        "name": f"{story.title} - {NAME}",
        "isPartOf": {"@id": f"{home}/#website"},
        "datePublished": _utc(story.published),
        "dateModified": _utc(story.modified),
        "breadcrumb": {"@id": f"{link}#breadcrumb"},
        "inLanguage": "id",
    }
    article: dict[str, Any] = {
        "@type": "Article",
        "@id": f"{link}#article",
        "isPartOf": {"@id": link},
        "author": {"name": story.author, "@id": f"{home}/#/schema/person/{story.author}"},
        "headline": story.title,
        "datePublished": _utc(story.published),
        "dateModified": _utc(story.modified),
        "mainEntityOfPage": {"@id": link},
        "wordCount": len(" ".join(story.paragraphs).split()),
        "publisher": {"@id": f"{home}/#organization"},
        "keywords": list(story.tags),
        "articleSection": list(story.categories),
        "inLanguage": "id",
    }
    pieces = [article, page, *_image(site, story, article, page), _breadcrumb(site, story)]
    return [
        *pieces,
        {"@type": "WebSite", "@id": f"{home}/#website", "url": f"{home}/", "name": NAME, "description": TAGLINE},
        {"@type": "Organization", "@id": f"{home}/#organization", "name": NAME, "url": f"{home}/"},
        {"@type": "Person", "@id": f"{home}/#/schema/person/{story.author}", "name": story.author},
    ]


def _image(site: Site, story: Story, article: dict[str, Any], page: dict[str, Any]) -> list[dict[str, Any]]:
    if not story.pictures:
        return []
    picture, link = story.pictures[0], site.home + story.path
    address = site.home + story.upload(picture.file)
    article["image"] = page["primaryImageOfPage"] = {"@id": f"{link}#primaryimage"}
    article["thumbnailUrl"] = page["thumbnailUrl"] = address
    image = {"@type": "ImageObject", "@id": f"{link}#primaryimage", "url": address, "contentUrl": address}
    return [{**image, "width": 640, "height": 400, "caption": picture.caption.strip()}]


def _breadcrumb(site: Site, story: Story) -> dict[str, Any]:
    link = site.home + story.path
    steps = [
        {"@type": "ListItem", "position": 1, "name": "Beranda", "item": f"{site.home}/"},
        {"@type": "ListItem", "position": 2, "name": story.title},
    ]
    return {"@type": "BreadcrumbList", "@id": f"{link}#breadcrumb", "itemListElement": steps}
