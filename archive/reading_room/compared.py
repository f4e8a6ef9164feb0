"""Two versions of a story as a reader sees them: what was taken out struck through, what was put in marked. Nothing stored is HTML."""

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from archive.differences import Change, Paragraph, Run, paragraphs, words

COLUMNS: Final = "version, title_before, title_after, body_before, body_after, captions_before, captions_after"
"""What of the view ``versions`` is shown."""

_RUN: Final = {Change.REMOVED: Markup("<del>{}</del>"), Change.INSERTED: Markup("<ins>{}</ins>")}
_LEFT_OUT: Final = Markup("<p>…</p>")
_MOVED: Final = Markup('<p><small>dipindahkan <span lang="en">(moved)</span>:</small> {}</p>')


def html(version: Mapping[str, Any]) -> Markup:
    """What changed in a row of ``versions``: headline, paragraphs and captions; paragraphs that stayed are left out."""
    told = Markup()
    if version["title_before"] != version["title_after"]:
        told += Markup("<p><strong>{}</strong></p>").format(_inline(words(version["title_before"], version["title_after"])))
    told += _paragraphs(paragraphs(version["body_before"], version["body_after"]))
    before, after = (str(version[name] or "").replace("\n", "\n\n") for name in ("captions_before", "captions_after"))
    if before != after:
        told += Markup('<p><small>Keterangan foto <span lang="en">(captions)</span>:</small></p>') + _paragraphs(paragraphs(before, after))
    return told


def sides(version: Mapping[str, Any]) -> list[tuple[str, Markup, Markup]]:
    """Both versions in full beside each other, a row for each paragraph: what became of it (a :class:`Change`), before, and after."""
    title_before, title_after = version["title_before"], version["title_after"]
    heading = Change.KEPT if title_before == title_after else Change.CHANGED
    return [_beside(Paragraph(heading, words(title_before, title_after)))] + [
        _beside(part) for part in paragraphs(version["body_before"], version["body_after"])
    ]


def _beside(part: Paragraph) -> tuple[str, Markup, Markup]:
    before = tuple(run for run in part.runs if run.change is not Change.INSERTED)
    after = tuple(run for run in part.runs if run.change is not Change.REMOVED)
    left = Markup() if part.change is Change.MOVED else _inline(before)
    return str(part.change), left, _inline(after)


def _inline(runs: tuple[Run, ...]) -> Markup:
    return Markup().join(_RUN.get(run.change, Markup("{}")).format(run.text) for run in runs)


def _paragraphs(parts: tuple[Paragraph, ...]) -> Markup:
    told = Markup()
    for part in parts:
        if part.change is Change.KEPT:
            told += Markup() if told.endswith(_LEFT_OUT) else _LEFT_OUT
        else:
            told += (_MOVED if part.change is Change.MOVED else Markup("<p>{}</p>")).format(_inline(part.runs))
    return Markup() if told == _LEFT_OUT else told
