"""What a perfect reader would read from the sample newsroom: taken from the story files, never from the HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from newsroom.calendar_id import w3c
from newsroom.site import multiplied
from newsroom.story import Story, load, plain


def truth(stories: Iterable[Story] | None = None, *, copies: int = 1) -> list[dict[str, Any]]:
    """One record for each public post, oldest first. Protected, private and draft posts and static pages are not in it.

    Texts have runs of white space as one space. `dateline.place` and `byline` are as printed; captions are without
    spaces at their ends, in the order of the pictures; paths are without the host.
    """
    every = multiplied(list(load() if stories is None else stories), copies)
    public = [story for story in every if story.kind == "post" and story.is_public]
    return [_record(story) for story in sorted(public, key=lambda story: (story.published, story.id))]


def _record(story: Story) -> dict[str, Any]:
    dateline = story.dateline
    return {
        "link": story.path,
        "id": story.id,
        "title": plain(story.title),
        "published_at": w3c(story.published),
        "modified_at": w3c(story.modified),
        "sections": list(story.categories),
        "tags": list(story.tags),
        "author": story.author,
        "dateline": asdict(dateline) if dateline else None,
        "byline": story.byline,
        "paragraphs": list(story.paragraphs),
        "captions": [plain(picture.caption) for picture in story.pictures if picture.caption.strip()],
        "images": [story.upload(picture.file) for picture in story.pictures],
        "attachments": [story.upload(document.file) for document in story.documents],
    }
