"""The model of the portal: which stories it shows where. Pure: no HTML, no HTTP, no clock."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from newsroom.calendar_id import WIB, month_name, short_date
from newsroom.story import Story

NAME = "Kabar Kota Malang"
TAGLINE = "Portal contoh berita pemerintah kota"
PARENTS = {"Infrastruktur dan Lingkungan": "Berita", "Berita Kesehatan": "Berita", "Berita Kecamatan": "Berita"}
EMPTY_SINCE = datetime(2013, 1, 1, tzinfo=WIB)
COPY_ID_STEP = 100_000
COPY_AGE = timedelta(days=3)


@dataclass(frozen=True)
class Term:
    """A category (`category`) or tag (`post_tag`)."""

    id: int
    taxonomy: str
    name: str
    slug: str
    path: str
    parent: int
    count: int


@dataclass(frozen=True)
class Author:
    """Who entered a post; a desk account, as on real portals."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True)
class Listing:
    """One page of a list of stories: the front page, a term, a span of time, a search."""

    kind: str
    heading: str
    path: str
    stories: tuple[Story, ...]
    page: int = 1
    pages: int = 1

    def link(self, page: int) -> str:
        """The path of another page of the same list."""
        return self.path if page == 1 else f"{self.path}page/{page}/"


def slugify(name: str) -> str:
    """A slug as WordPress makes it of a Latin title."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("’", "")).strip("-")[:200]


def number(word: str) -> int:
    """A steady number for a name, so that terms and authors keep theirs when stories come and go."""
    return zlib.crc32(word.encode()) % 90_000 + 10


def multiplied(stories: Sequence[Story], copies: int) -> list[Story]:
    """Each public post `copies` times: `slug-2`, `slug-3` …, each copy three days older than the one before."""
    posts = [story for story in stories if story.kind == "post" and story.is_public]
    return [*stories, *(_copy(story, nth) for nth in range(2, copies + 1) for story in posts)]


def _copy(story: Story, nth: int) -> Story:
    age = COPY_AGE * (nth - 1)
    return replace(
        story,
        id=story.id + COPY_ID_STEP * (nth - 1),
        slug=f"{story.slug}-{nth}",
        title=f"{story.title} ({nth})",
        published=story.published - age,
        modified=story.modified - age,
        english=None,
    )


class Site:
    """Everything the portal holds at one moment. `home` is its address without a final slash."""

    def __init__(self, stories: Iterable[Story], home: str, moved: dict[str, int] | None = None) -> None:
        self.home = home
        self.stories = tuple(stories)
        self.moved = moved or {}
        self.by_id = {story.id: story for story in self.stories}
        self.by_path = {story.path: story for story in self.stories if story.is_visible}

    @cached_property
    def posts(self) -> tuple[Story, ...]:
        """The posts a visitor is shown (protected ones among them), newest first."""
        shown = [story for story in self.stories if story.kind == "post" and story.is_visible]
        return tuple(sorted(shown, key=lambda story: (story.published, story.id), reverse=True))

    @cached_property
    def pages(self) -> tuple[Story, ...]:
        """The static pages a visitor is shown."""
        return tuple(story for story in self.stories if story.kind == "page" and story.is_visible)

    @cached_property
    def last_modified(self) -> datetime:
        """The newest change of the whole site. Stories in the trash count too, so withdrawing one changes nothing."""
        return max((story.modified for story in self.stories), default=EMPTY_SINCE)

    @cached_property
    def place(self) -> dict[int, int]:
        """Where each post stands among `posts`, by its number."""
        return {story.id: index for index, story in enumerate(self.posts)}

    def older(self, story: Story) -> Story | None:
        """The post published just before this one."""
        index = self.place.get(story.id, len(self.posts)) + 1
        return self.posts[index] if index < len(self.posts) else None

    def newer(self, story: Story) -> Story | None:
        """The post published just after this one."""
        index = self.place.get(story.id, 0) - 1
        return self.posts[index] if index >= 0 else None

    def find(self, slug: str) -> Story | None:
        """The story of that slug or that once had it, if everybody may see it."""
        story = self.by_slug.get(slug) or self.by_id.get(self.moved.get(slug, 0))
        return story if story and story.is_visible else None

    @cached_property
    def by_slug(self) -> dict[str, Story]:
        """Stories by slug."""
        return {story.slug: story for story in self.stories}

    @cached_property
    def categories(self) -> dict[str, Term]:
        """Categories by slug, parents of used ones included."""
        names = [name for story in self.posts for name in story.categories]
        parents = [PARENTS[name] for name in names if name in PARENTS]
        return self._terms("category", dict.fromkeys(names + parents), names)

    @cached_property
    def tags(self) -> dict[str, Term]:
        """Tags by slug."""
        names = [name for story in self.posts for name in story.tags]
        return self._terms("post_tag", dict.fromkeys(names), names)

    def _terms(self, taxonomy: str, names: Iterable[str], used: list[str]) -> dict[str, Term]:
        counts: dict[str, int] = {}
        for name in used:
            counts[name] = counts.get(name, 0) + 1
        return {slugify(name): _term(taxonomy, name, counts.get(name, 0)) for name in sorted(names)}

    @cached_property
    def authors(self) -> dict[str, Author]:
        """Authors of what is shown, by slug."""
        names = sorted({story.author for story in self.by_path.values()})
        return {slugify(name): Author(number(name), name, slugify(name)) for name in names}

    def category(self, slug: str) -> tuple[Story, ...]:
        """Posts of a category or of its children, newest first."""
        return tuple(story for story in self.posts if any(slug in _lineage(name) for name in story.categories))

    def tag(self, slug: str) -> tuple[Story, ...]:
        """Posts of a tag, newest first."""
        return tuple(story for story in self.posts if slug in map(slugify, story.tags))

    def author(self, slug: str) -> tuple[Story, ...]:
        """Posts of an author, newest first."""
        return tuple(story for story in self.posts if slugify(story.author) == slug)

    def within(self, prefix: str) -> tuple[Story, ...]:
        """Posts whose date begins with `2020`, `2020/01` or `2020/01/24`, newest first."""
        return tuple(story for story in self.posts if story.path.startswith(f"/{prefix}/"))

    def matching(self, words: str) -> tuple[Story, ...]:
        """Posts that hold the searched words, as the portal's plain search finds them."""
        wanted = words.lower()
        return tuple(story for story in self.posts if story.is_public and wanted in _whole(story))

    @cached_property
    def months(self) -> tuple[tuple[str, str], ...]:
        """The months that have posts, newest first: path and name."""
        found = dict.fromkeys((story.published.year, story.published.month) for story in self.posts)
        return tuple((f"/{year}/{month:02d}/", f"{month_name(month)} {year}") for year, month in found)


def _term(taxonomy: str, name: str, count: int) -> Term:
    slug = slugify(name)
    base = "tag" if taxonomy == "post_tag" else "category"
    parent = PARENTS.get(name) if taxonomy == "category" else None
    path = f"/{base}/{slugify(parent)}/{slug}/" if parent else f"/{base}/{slug}/"
    return Term(number(f"{taxonomy} {slug}"), taxonomy, name, slug, path, term_id(parent) if parent else 0, count)


def term_id(name: str, taxonomy: str = "category") -> int:
    """The number of the term of that name."""
    return number(f"{taxonomy} {slugify(name)}")


def _lineage(name: str) -> set[str]:
    return {slugify(each) for each in (name, PARENTS.get(name, name))}


def _whole(story: Story) -> str:
    return " ".join((story.title, *story.paragraphs)).lower()


def cut(whole: Listing, page: int, per_page: int) -> Listing | None:
    """One page of a list; None past its end, and for a list without stories other than the front page."""
    pages = -(-len(whole.stories) // per_page) or (whole.kind == "home")
    if not 1 <= page <= pages:
        return None
    return replace(whole, stories=whole.stories[(page - 1) * per_page : page * per_page], page=page, pages=pages)


def span_heading(moment: datetime, depth: int) -> str:
    """How an archive names its span: a year (depth 0), a month (1), a day (2)."""
    return (str(moment.year), f"{month_name(moment.month)} {moment.year}", short_date(moment))[depth]
