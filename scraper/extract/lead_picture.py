"""The picture a theme shows above the text: WordPress calls it the featured image. Its caption stands in its own box."""

import re
from collections.abc import Iterator
from typing import Final

from archive.record import Image
from scraper.extract.blocks import Kind
from scraper.extract.images import picture
from scraper.extract.markup import Element
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside
from scraper.extract.walker import blocks

FEATURED: Final = (
    *("post-thumbnail", "wp-block-post-featured-image", "td-post-featured-image", "featured-image", "entry-thumbnail", "entry-image"),
    *("featured-media", "single-thumbnail", "tdb_single_featured_image", "post-image", "wp-post-image"),
)
"""Class names of the box, the last of the picture itself."""
_PICTURE_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.IGNORECASE)
_LONGEST: Final = 400
"""Characters of a box's words that can be a caption."""


def lead_picture(page: Page, heading: Element | None, body: Element | None) -> Image | None:
    """The story's lead picture with its caption, where the theme shows one outside the text."""
    for box in _boxes(page, heading, body):
        found = _boxed(box, page.base)
        if found is not None:
            return found
    return None


def _boxes(page: Page, heading: Element | None, body: Element | None) -> Iterator[Element]:
    """The boxes that may hold it: marked ones above the text, then any picture between title and text."""
    last = page.place(body) if body is not None else 0
    first = page.place(heading) if heading is not None else last
    around = {above for element in (body, heading) if element is not None for above in element.iterancestors()}
    for element in page.marked(*FEATURED):
        if page.rank[element] < last and element not in around and _is_own(element, page):
            yield _box(element, around)
    for image in page.marked("img", "amp-img"):
        if first < page.rank[image] < last and _is_own(image, page):
            yield _box(image, around)


def _is_own(element: Element, page: Page) -> bool:
    """Whether a picture is this story's: not in a list of others, and no link to another story."""
    if is_aside(element):
        return False
    link = next((above for above in (element, *element.iterancestors("a")) if above.tag == "a"), None)
    address = link.get("href") if link is not None else None
    return not address or bool(_PICTURE_FILE.search(address)) or page.absolute(address) == page.url


def _box(element: Element, around: set[Element]) -> Element:
    """The largest element about the picture that holds neither title nor text: its caption stands there."""
    box = element
    for above in element.iterancestors():
        if above in around or above.tag in {"body", "main", "article"}:
            break
        box = above
    return box


def _boxed(box: Element, base: str) -> Image | None:
    """The first picture of a box, with the words of the box as its caption."""
    if box.tag in {"img", "amp-img"}:
        return picture(box, base)
    gathered = blocks(box, base)
    found = next((block.picture for block in gathered if block.picture is not None), None)
    if found is None:
        return None
    captions = [block.text for block in gathered if block.kind is Kind.CAPTION]
    said = captions or [block.text for block in gathered if block.kind is Kind.TEXT]
    caption = " ".join(said)
    return Image(url=found.url, caption=caption if 0 < len(caption) <= _LONGEST else None, alt=found.alt)
