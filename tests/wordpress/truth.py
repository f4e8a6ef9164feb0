"""The shape of `WordPress.truth` and `WordPress.requests()`. README.md tells what each key means."""

from __future__ import annotations

from typing import Any, NamedTuple, TypedDict


class Dateline(TypedDict):
    """Place line: `printed` is the whole of it with its dash."""

    place: str
    label: str | None
    printed: str


class Post(TypedDict):
    """What is true of one post."""

    id: int
    link: str
    slug: str
    status: str
    password: str
    hidden: bool
    title: str
    published_at: str
    modified_at: str
    author: str
    sections: list[str]
    tags: list[str]
    sticky: bool
    excerpt: str
    paragraphs: list[str]
    parts: list[int]
    dateline: Dateline | None
    byline: str | None
    captions: list[str]
    images: list[str]
    images_full: list[str]
    featured_image: str | None
    featured_caption: str | None
    attachments: list[str]
    related: list[str]
    embeds: list[str]
    dates: list[dict[str, str]]
    quotes: list[dict[str, str]]
    comments: int
    editor: str
    features: list[str]


class Truth(TypedDict):
    """What is true of the site as it was seeded; later edits by a test are not in it."""

    home: str
    posts: list[Post]
    pages: list[dict[str, Any]]
    attachments: list[dict[str, Any]]
    counts: dict[str, int]


class Request(NamedTuple):
    """One request line as the web server saw it; `path` includes the query."""

    method: str
    path: str
    if_none_match: str | None
    if_modified_since: str | None
    user_agent: str | None
