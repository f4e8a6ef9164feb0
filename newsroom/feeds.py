"""RSS 2.0 and Atom with whole posts, and WordPress's conditional answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newsroom import body
from newsroom.answer import ATOM, RSS, Answer, page
from newsroom.calendar_id import http_date
from newsroom.furniture import shown_title
from newsroom.markup import NO_EXCERPT
from newsroom.site import NAME, TAGLINE, Site
from newsroom.story import Story
from newsroom.text import attribute, excerpt, texture

_OPENING = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom"
\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
>
"""


Write = Callable[[Site, Sequence[Story], str, str], tuple[str, str]]
"""Text and media type of a feed of stories, at a path and under a heading."""


def feed(site: Site, stories: Sequence[Story], path: str, heading: str, asked: Mapping[str, str], write: Write) -> Answer:
    """A feed of these stories, or 304. Both validators tell the newest change of the *whole site*, as in WordPress."""
    changed = http_date(site.last_modified)
    tag = '"' + hashlib.md5(changed.encode(), usedforsecurity=False).hexdigest() + '"'
    validators = (("Last-Modified", changed), ("ETag", tag))
    text, kind = write(site, stories, path, heading)
    if _unchanged(asked, site.last_modified, tag):
        return Answer(b"", 304, kind, validators)
    return Answer(page(text).body, 200, kind, validators)


def rss(site: Site, stories: Sequence[Story], path: str, heading: str) -> tuple[str, str]:
    """RSS 2.0."""
    items = "".join(_item(site, story) for story in stories)
    text = f"""{_OPENING}<channel>
\t<title>{texture(heading)}</title>
\t<atom:link href="{attribute(site.home + path)}" rel="self" type="application/rss+xml" />
\t<link>{site.home}</link>
\t<description>{TAGLINE}</description>
\t<lastBuildDate>{_rfc822(site.last_modified)}</lastBuildDate>
\t<language>id</language>
\t<sy:updatePeriod>hourly</sy:updatePeriod>
{items}</channel>
</rss>
"""
    return text, RSS


def atom(site: Site, stories: Sequence[Story], path: str, heading: str) -> tuple[str, str]:
    """Atom, which says of each story when it was changed."""
    entries = "".join(_entry(site, story) for story in stories)
    text = f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
\t<title type="text">{texture(heading)}</title>
\t<updated>{_rfc3339(site.last_modified)}</updated>
\t<link rel="alternate" type="text/html" href="{site.home}" />
\t<id>{site.home}/feed/atom/</id>
\t<link rel="self" type="application/atom+xml" href="{attribute(site.home + path)}" />
{entries}</feed>
"""
    return text, ATOM


def comments_feed(site: Site, story: Story) -> Answer:
    """The feed of a story's comments, which is empty: comments are no part of an article."""
    title = f"Komentar pada: {texture(story.title)}"
    return page(f"{_OPENING}<channel><title>{title}</title><link>{site.home}{story.path}</link></channel></rss>\n", kind=RSS)


def _unchanged(asked: Mapping[str, str], newest: datetime, tag: str) -> bool:
    """WordPress's test: with both validators both must fit, with one that one."""
    known_tag, known_date = asked.get("if-none-match", ""), _parsed(asked.get("if-modified-since", ""))
    fits_date = known_date is not None and known_date >= newest
    fits_tag = known_tag == tag
    return (fits_date and fits_tag) if known_date and known_tag else (fits_date or fits_tag)


def _parsed(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _rfc822(moment: datetime) -> str:
    return http_date(moment).replace("GMT", "+0000")


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(site: Site, story: Story) -> str:
    summary = NO_EXCERPT if story.password else texture(excerpt(story.paragraphs))
    return f"""\t<entry>
\t\t<author><name>{story.author}</name></author>
\t\t<title type="html"><![CDATA[{texture(shown_title(story))}]]></title>
\t\t<link rel="alternate" type="text/html" href="{site.home}{story.path}" />
\t\t<id>{site.home}/?p={story.id}</id>
\t\t<updated>{_rfc3339(story.modified)}</updated>
\t\t<published>{_rfc3339(story.published)}</published>
\t\t<summary type="html"><![CDATA[{summary}]]></summary>
\t</entry>
"""


def _item(site: Site, story: Story) -> str:
    summary = NO_EXCERPT if story.password else texture(excerpt(story.paragraphs))
    content = summary if story.password else body.render(story, site, listed=True)
    terms = "".join(f"\t\t<category><![CDATA[{name}]]></category>\n" for name in (*story.categories, *story.tags))
    return f"""\t<item>
\t\t<title>{texture(shown_title(story))}</title>
\t\t<link>{site.home}{story.path}</link>
\t\t<dc:creator><![CDATA[{story.author}]]></dc:creator>
\t\t<pubDate>{_rfc822(story.published)}</pubDate>
{terms}\t\t<guid isPermaLink="false">{site.home}/?p={story.id}</guid>
\t\t<description><![CDATA[{summary}]]></description>
\t\t<content:encoded><![CDATA[{content.replace("]]>", "]]&gt;")}]]></content:encoded>
\t</item>
"""


def heading(name: str = "") -> str:
    """The title of a feed: the site's, or what the feed is of."""
    return f"{name} – {NAME}" if name else NAME
