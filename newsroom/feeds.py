"""RSS 2.0 with whole posts, and WordPress's conditional answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newsroom import body
from newsroom.answer import RSS, Answer, page
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


def feed(site: Site, stories: Sequence[Story], path: str, heading: str, asked: Mapping[str, str]) -> Answer:
    """A feed of these stories, or 304. Both validators tell the newest change of the *whole site*, as in WordPress."""
    changed = http_date(site.last_modified)
    tag = '"' + hashlib.md5(changed.encode(), usedforsecurity=False).hexdigest() + '"'
    validators = (("Last-Modified", changed), ("ETag", tag))
    if _unchanged(asked, site.last_modified, tag):
        return Answer(b"", 304, RSS, validators)
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
    return Answer(page(text).body, 200, RSS, validators)


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
