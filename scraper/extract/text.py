"""A story's element as what a reader takes from it: paragraphs, pictures with captions, files, other stories."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple
from urllib.parse import urljoin

from archive.record import Attachment, Image, Related
from scraper.extract import captions, images, related, tagged
from scraper.extract.blocks import Block, Kind
from scraper.extract.files import file_at
from scraper.extract.furniture import is_furniture
from scraper.extract.markup import Element, names
from scraper.extract.walker import blocks

_OFFER: Final = names("""
    unduh download lampiran klik di sini disini file berkas selengkapnya pdf dokumen lihat dan untuk silakan silahkan
""")
"""Words beside a link to a file that add nothing to it."""


class Content(NamedTuple):
    """What stands in a story's element; dateline and byline are still in the paragraphs."""

    paragraphs: tuple[str, ...]
    images: tuple[Image, ...]
    attachments: tuple[Attachment, ...]
    related: tuple[Related, ...]
    tags: tuple[str, ...] = ()


def content(element: Element, base_url: str) -> Content:
    """Everything a story's element holds. Addresses are made absolute with ``base_url``."""
    own = [block for block in blocks(element, base_url) if not _is_residue(block)]
    untagged, tags = tagged.parted(own)
    told, pointed = related.parted(untagged, base_url)
    offered = tuple(_attachments(told, base_url))
    settled = captions.settled([block for block in told if not _is_offer(block)])
    paragraphs = (block.text for block in settled if block.kind not in _NO_TEXT)
    return Content(tuple(paragraphs), images.merged(_pictures(settled)), offered, pointed, tags)


def joined(parts: Sequence[Content]) -> Content:
    """The parts of a divided story as one."""
    if len(parts) == 1:
        return parts[0]
    attachments = {each.url: each for part in reversed(parts) for each in part.attachments}
    return Content(
        tuple(paragraph for part in parts for paragraph in part.paragraphs),
        images.merged([image for part in parts for image in part.images]),
        tuple(dict.fromkeys(attachments[each.url] for part in parts for each in part.attachments)),
        related.merged(each for part in parts for each in part.related),
        tuple(dict.fromkeys(each for part in parts for each in part.tags)),
    )


def _is_residue(block: Block) -> bool:
    """Whether a block is nothing anybody wrote: page furniture, the name of a picture's file; but `Unduh` may offer one."""
    if block.kind in _PLAIN:
        said_nothing = is_furniture(block.text) or images.is_file_name(block.text)
        return said_nothing and not any(file_at(address) for address, _ in block.links)
    return block.kind is Kind.CAPTION and images.is_file_name(block.text)


_PLAIN: Final = frozenset({Kind.TEXT, Kind.ITEM, Kind.HEADING})
_NO_TEXT: Final = frozenset({Kind.PICTURE, Kind.CAPTION, Kind.FILE, Kind.RELATED})


def _pictures(settled: Iterable[Block]) -> list[Image]:
    """The pictures in order, each with its caption; a caption that belongs to none stands alone."""
    found: list[Image] = []
    places: dict[int, int] = {}
    for block in settled:
        if block.picture is not None:
            places[id(block)] = len(found)
            found.append(block.picture)
        elif block.kind is Kind.CAPTION:
            at = places.get(id(block.of)) if block.of is not None else None
            if at is None:
                found.append(Image(url=None, caption=block.text))
            elif found[at].caption != block.text:
                said = found[at].caption
                found[at] = replace(found[at], caption=f"{said} {block.text}" if said else block.text)
    return found


def _attachments(told: Iterable[Block], base: str) -> Iterable[Attachment]:
    """The files linked to, each once, with the first words any link to it has."""
    labels: dict[str, str | None] = {}
    for block in told:
        for address, words in block.links:
            if (file := file_at(address)) and (url := _absolute(base, file)):
                labels[url] = labels.get(url) or words or None
    return [Attachment(url=url, label=label) for url, label in labels.items()]


def _absolute(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address)
    except ValueError:
        return None


def _is_offer(block: Block) -> bool:
    """Whether a paragraph is nothing but a link to a file: an attachment, not a sentence."""
    if block.kind in {Kind.PICTURE, Kind.CAPTION}:
        return False
    rest = block.text
    offered = False
    for address, words in block.links:
        if file_at(address):
            offered = True
            rest = rest.replace(words, " ", 1) if words else rest
    return offered and all(word.strip(" :.,;()[]–-•*").lower() in _OFFER | {""} for word in rest.split())
