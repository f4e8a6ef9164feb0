"""Posts, pages, terms, authors and media as the REST API's JSON objects."""

from __future__ import annotations

from typing import Any

from newsroom import body
from newsroom.calendar_id import gmt, local
from newsroom.furniture import shown_title
from newsroom.site import NAME, TAGLINE, Author, Site, Term, number, slugify, term_id
from newsroom.story import Document, Picture, Story
from newsroom.text import excerpt, inline, texture

Shape = dict[str, Any]
_CURIES = [{"name": "wp", "href": "https://api.w.org/{rel}", "templated": True}]
_EMBEDDED = {
    "users": ("id", "name", "url", "description", "link", "slug", "_links"),
    "media": (
        *("id", "date", "slug", "type", "link", "title", "author", "caption", "alt_text", "media_type", "mime_type"),
        *("media_details", "source_url", "_links"),
    ),
    "categories": ("id", "link", "name", "slug", "taxonomy", "_links"),
    "tags": ("id", "link", "name", "slug", "taxonomy", "_links"),
}
Upload = tuple[Story, Picture | Document]


def api(site: Site, route: str) -> str:
    """The address of a REST route."""
    return f"{site.home}/wp-json/wp/v2/{route}"


def root(site: Site) -> Shape:
    """What `/wp-json/` says about the site."""
    routes = ("posts", "pages", "media", "categories", "tags", "users")
    links = {f"/wp/v2/{name}": {"namespace": "wp/v2", "methods": ["GET"]} for name in routes}
    return {
        "name": NAME,
        "description": TAGLINE,
        "url": site.home,
        "home": site.home,
        "gmt_offset": 7,
        "timezone_string": "Asia/Jakarta",
        "namespaces": ["oembed/1.0", "wp/v2"],
        "authentication": [],
        "routes": links,
        "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
    }


def post(site: Site, story: Story, *, listed: bool) -> Shape:
    """A post or page. A protected one comes with its title and without its words."""
    content = "" if story.password else body.render(story, site, listed=listed)
    summary = "" if story.password else f"<p>{texture(excerpt(story.paragraphs))}</p>\n"
    shape = {
        **_dated(site, story),
        "status": story.status,
        "type": story.kind,
        "link": site.home + story.path,
        "title": {"rendered": texture(shown_title(story))},
        "content": {"rendered": content, "protected": bool(story.password)},
        "excerpt": {"rendered": summary, "protected": bool(story.password)},
        "author": number(story.author),
        "featured_media": _featured(story),
        "comment_status": "open",
        "ping_status": "open",
        "template": "",
        "meta": [],
    }
    if story.kind == "post":
        shape |= {
            "sticky": False,
            "format": "standard",
            "categories": [term_id(name) for name in story.categories],
            "tags": [term_id(name, "post_tag") for name in story.tags],
        }
    return {**shape, "_links": _post_links(site, story)}


def _dated(site: Site, story: Story) -> Shape:
    return {
        "id": story.id,
        "date": local(story.published),
        "date_gmt": gmt(story.published),
        "guid": {"rendered": f"{site.home}/?p={story.id}"},
        "modified": local(story.modified),
        "modified_gmt": gmt(story.modified),
        "slug": story.slug,
    }


def _featured(story: Story) -> int:
    return story.media_id(story.pictures[0].file) if story.pictures else 0


def _post_links(site: Site, story: Story) -> Shape:
    base = f"{story.kind}s"
    links: Shape = {
        "self": [{"href": api(site, f"{base}/{story.id}")}],
        "collection": [{"href": api(site, base)}],
        "author": [{"embeddable": True, "href": api(site, f"users/{number(story.author)}")}],
    }
    if story.pictures:
        links["wp:featuredmedia"] = [{"embeddable": True, "href": api(site, f"media/{_featured(story)}")}]
    links["wp:attachment"] = [{"href": api(site, f"media?parent={story.id}")}]
    if story.kind == "post":
        links["wp:term"] = [
            {"taxonomy": "category", "embeddable": True, "href": api(site, f"categories?post={story.id}")},
            {"taxonomy": "post_tag", "embeddable": True, "href": api(site, f"tags?post={story.id}")},
        ]
    return {**links, "curies": _CURIES}


def term(site: Site, one: Term) -> Shape:
    """A category or tag."""
    base = "categories" if one.taxonomy == "category" else "tags"
    shape = {
        "id": one.id,
        "count": one.count,
        "description": "",
        "link": site.home + one.path,
        "name": texture(one.name),
        "slug": one.slug,
        "taxonomy": one.taxonomy,
        "meta": [],
        "_links": {"self": [{"href": api(site, f"{base}/{one.id}")}], "collection": [{"href": api(site, base)}]},
    }
    return shape | ({"parent": one.parent} if one.taxonomy == "category" else {})


def user(site: Site, author: Author) -> Shape:
    """A desk account."""
    return {
        "id": author.id,
        "name": author.name,
        "url": "",
        "description": "",
        "link": f"{site.home}/author/{author.slug}/",
        "slug": author.slug,
        "meta": [],
        "_links": {"self": [{"href": api(site, f"users/{author.id}")}], "collection": [{"href": api(site, "users")}]},
    }


def media(site: Site, upload: Upload) -> Shape:
    """A picture with its caption, or a PDF."""
    story, file = upload
    is_picture = isinstance(file, Picture)
    caption = f"<p>{inline(file.caption)}</p>\n" if isinstance(file, Picture) and file.caption else ""
    identity = story.media_id(file.file)
    details = {"width": 640, "height": 400, "file": story.upload(file.file).removeprefix("/wp-content/uploads/")}
    return {
        **_dated(site, story),
        "id": identity,
        "guid": {"rendered": site.home + story.upload(file.file)},
        "slug": slugify(file.file.rpartition(".")[0]),
        "status": "inherit",
        "type": "attachment",
        "link": f"{site.home}/?attachment_id={identity}",
        "title": {"rendered": texture(file.file.rpartition(".")[0])},
        "author": number(story.author),
        "caption": {"rendered": caption},
        "alt_text": file.alt if isinstance(file, Picture) else "",
        "media_type": "image" if is_picture else "file",
        "mime_type": "image/png" if is_picture else "application/pdf",
        "media_details": details if is_picture else {},
        "post": story.id,
        "source_url": site.home + story.upload(file.file),
        "_links": {"self": [{"href": api(site, f"media/{identity}")}], "collection": [{"href": api(site, "media")}]},
    }


def uploads(site: Site) -> list[Upload]:
    """Every upload, newest first; those of hidden stories are among them."""
    stories = sorted(site.stories, key=lambda story: (story.published, story.id), reverse=True)
    return [(story, file) for story in stories for file in story.files]


def embedded(site: Site, story: Story, rel: str) -> list[Any]:
    """What `_embed` puts under a link relation: author, first picture, or the two lists of terms."""
    match rel:
        case "author":
            author = site.authors[slugify(story.author)]
            return [_brief("users", user(site, author))]
        case "wp:featuredmedia":
            return [_brief("media", media(site, (story, story.pictures[0])))]
        case "wp:term":
            categories = [term(site, site.categories[slugify(name)]) for name in story.categories]
            tags = [term(site, site.tags[slugify(name)]) for name in story.tags]
            return [[_brief("categories", each) for each in categories], [_brief("tags", each) for each in tags]]
    return []


def _brief(kind: str, shape: Shape) -> Shape:
    """The fewer fields of an embedded object."""
    return {key: value for key, value in shape.items() if key in _EMBEDDED[kind]}
