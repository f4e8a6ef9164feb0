"""From what was read to the Article: the same steps for a page and for a post out of REST, so that both give the same."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from archive.record import Article, DateMention, Image
from scraper.extract import byline, dateline, dates, heads, images
from scraper.extract.abreast import Steps
from scraper.extract.language import language
from scraper.extract.persons import told
from scraper.extract.text import Content


class About(NamedTuple):
    """What is known of a story besides its text."""

    url: str
    canonical_url: str
    site: str
    zone: str
    government: str
    """Whose newsroom it is: Pemerintah Kota Malang."""
    region: str
    """Its official region code."""
    title: str
    captured_via: str
    body_from: str | None
    post_id: int | None = None
    published_at: str | None = None
    published_from: str | None = None
    modified_at: str | None = None
    modified_from: str | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str | None = None
    translation_url: str | None = None
    lead_picture: Image | None = None
    doubts: tuple[str, ...] = ()


def article(about: About, content: Content) -> Steps[Article | None]:
    """The story, or nothing where it has neither text nor files: an announcement may be a title and a PDF that says it all."""
    paragraphs, signed, above, released = heads.begun(content.paragraphs, about.title)
    place, paragraphs = dateline.opening(paragraphs)
    if released:
        place = dateline.below(released, place)
    doubtful = None if place else dateline.suspected(paragraphs)
    said, paragraphs, left_out = byline.closing(paragraphs, about.title)
    repeated = {text.casefold() for text in (about.title, *about.sections)}
    while len(paragraphs) > 1 and paragraphs[0].casefold() in repeated:
        del paragraphs[0]
    if not paragraphs and not content.attachments:
        return None
    shown = _pictures(about.lead_picture, content.images)
    captions = [image.caption for image in shown if image.caption]
    yield
    mentions = dates.mentions(about.title, place.printed if place else "", paragraphs, captions, about.published_at, about.zone)
    yield
    named = yield from told(paragraphs, place.place if place else None, about.government, about.region)
    return Article(
        url=about.url,
        canonical_url=about.canonical_url,
        site=about.site,
        post_id=about.post_id,
        title=about.title,
        published_at=about.published_at,
        published_from=about.published_from,
        modified_at=about.modified_at,
        modified_from=about.modified_from,
        section=about.sections[0] if about.sections else None,
        sections=about.sections,
        tags=about.tags,
        author=about.author,
        dateline=place.printed if place else None,
        dateline_place=place.place if place else None,
        dateline_label=place.label if place else None,
        byline="; ".join(each for each in (signed, said) if each) or None,
        event_date=_event(mentions),
        lead=paragraphs[0] if paragraphs else None,
        body=tuple(paragraphs),
        captions="\n".join(captions) or None,
        word_count=len(paragraphs) + sum(paragraph.count(" ") for paragraph in paragraphs),
        language=language(paragraphs),
        translation_url=about.translation_url,
        images=shown,
        attachments=content.attachments,
        related=content.related,
        dates=mentions,
        people=named.people,
        quotes=named.quotes,
        institutions=named.institutions,
        places=named.places,
        body_from=about.body_from,
        captured_via=about.captured_via,
        doubts=(
            *about.doubts,
            *([] if paragraphs else ["body: no text beside the files it offers"]),
            *([doubtful] if doubtful else []),
            *([f"body: {above} lines above the text left out"] if above else []),
            *([f"body: {left_out} lines below the byline left out"] if left_out else []),
        ),
    )


def _pictures(lead: Image | None, inside: Sequence[Image]) -> tuple[Image, ...]:
    """The lead picture, then those of the text; where the text shows it again, with a caption of its own, that one counts."""
    if lead is None:
        return tuple(inside)
    known = images.stem(lead.url)
    if any(each.caption and images.stem(each.url) == known for each in inside):
        lead = replace(lead, caption=None)
    return images.merged([lead, *(each for each in inside if each.url or each.caption != lead.caption)])


def _event(mentions: Sequence[DateMention]) -> str | None:
    """The first day something is said to have happened, in the text before the captions and the title."""
    return next((mention.value[:10] for mention in mentions if mention.kind == "event" and mention.value), None)
