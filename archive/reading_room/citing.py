"""An article as others cite it: BibTeX, RIS, CSL-JSON, and lines in the styles of APA and Chicago.

Its author is the government whose newsroom it is, since a byline is initials only. The date is the day of publication, the
address the short one of this archive, with the original beside it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup

from archive.reading_room.language import language, say
from archive.reading_room.moments import MONTHS
from archive.reading_room.words import linkable

_SPACE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)

LONGEST: Final = 1_000
"""Characters of anything that is cited."""

SOURCES: Final = (
    "SELECT articles.id, key, articles.title, published_at, modified_at, articles.site, sites.title AS government, canonical_url, byline, "
    "section, language, lead, articles.captured_at, sha256 FROM articles JOIN sites ON sites.name = articles.site "
    "LEFT JOIN captures ON captures.digest = articles.capture WHERE articles.id IN (SELECT value FROM json_each(:ids))"
)
"""What is cited of articles, whose numbers are a JSON list."""


def one_line(text: Any) -> str:
    """A text without line breaks and control characters, which would end a field of RIS or BibTeX, and of a length to be cited.

    >>> one_line("Judul\\n\\tpanjang ")
    'Judul panjang'
    """
    line = _SPACE.sub(" ", str(text or "")[: 2 * LONGEST]).strip()
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


@dataclass(frozen=True, slots=True)
class Source:
    """What is said of an article when it is cited; days are ISO 8601, as exact as they are known."""

    key: str
    title: str
    government: str
    portal: str
    published: str
    url: str
    original: str
    captured: str
    byline: str
    section: str
    language: str
    lead: str
    sha256: str

    @property
    def parts(self) -> list[int]:
        """Year, month and day of publication, as far as they are known."""
        found = _DAY.match(self.published)
        return [int(part) for part in found.groups() if part] if found else []


def source(row: Mapping[str, Any], address: str) -> Source:
    """What is cited of an article (a row of SOURCES), with its short address."""
    original = one_line(row["canonical_url"]) if linkable(row["canonical_url"]) else ""
    return Source(
        key=row["key"],
        title=one_line(row["title"]),
        government=one_line(row["government"]),
        portal=urlsplit(original).hostname or one_line(row["site"]) if original else one_line(row["site"]),
        published=(row["published_at"] or "")[:10],
        url=address,
        original=original,
        captured=row["captured_at"][:10],
        byline=one_line(row["byline"]),
        section=one_line(row["section"]),
        language=row["language"] or "id",
        lead=one_line(row["lead"]),
        sha256=row["sha256"] or "",
    )


_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_URL: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(each: Source) -> str:
    """One entry of BibTeX, in UTF-8; braces keep the title's capitals, and the government's name in one piece."""
    year, month, day = [*each.parts, 0, 0, 0][:3]
    fields = {
        "author": f"{{{{{each.government.translate(_TEX)}}}}}",
        "title": f"{{{{{each.title.translate(_TEX)}}}}}",
        "year": f"{{{year}}}" if year else "",
        "month": _MONTHS[month - 1] if 0 < month < 13 else "",
        "day": f"{{{day}}}" if day else "",
        "howpublished": f"{{{each.portal.translate(_TEX)}}}",
        "url": f"{{{each.url.translate(_URL)}}}",
        "urldate": f"{{{each.captured}}}",
        "language": f"{{{'english' if each.language == 'en' else 'indonesian'}}}",
        "note": f"{{{' '.join(_notes(each)).translate(_TEX)}}}",
    }
    lines = (f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{kliping-{each.key},\n" + ",\n".join(lines) + "\n}\n"


def _notes(each: Source) -> list[str]:
    """What the styles have no field for."""
    notes = [f"Original: {each.original}."] if each.original else []
    if each.byline:
        notes.append(f"Byline: {each.byline}.")
    return [*notes, f"Captured {each.captured}, SHA-256 {each.sha256}."]


def ris(each: Source) -> str:
    """One record of RIS, as reference managers take it; lines end in CR LF."""
    year, month, day = [*(f"{part:02}" for part in each.parts), "", "", ""][:3]
    fields = [
        ("TY", "NEWS"),
        ("ID", f"kliping-{each.key}"),
        ("AU", each.government.replace(",", "")),
        ("TI", each.title),
        ("T2", each.portal),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("SE", each.section),
        ("AB", each.lead),
        ("LA", each.language),
        ("DB", "Kliping"),
        ("UR", each.url),
        ("L2", each.original),
        ("Y2", each.captured.replace("-", "/") + "/"),
        ("N1", " ".join(_notes(each))),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def csl(each: Source) -> dict[str, Any]:
    """One item of CSL-JSON 1.0.2."""
    item: dict[str, Any] = {
        "id": f"kliping-{each.key}",
        "type": "article-newspaper",
        "title": each.title,
        "author": [{"literal": each.government}],
        "container-title": each.portal,
        "URL": each.url,
        "accessed": {"date-parts": [[int(part) for part in each.captured.split("-")]]},
        "archive": "Kliping",
        "archive_location": each.url,
        "language": each.language,
        "note": " ".join(_notes(each)),
    }
    if each.parts:
        item["issued"] = {"date-parts": [each.parts]}
    return item | {name: value for name, value in (("section", each.section), ("abstract", each.lead)) if value}


def _day(value: str) -> str:
    """A day as Chicago has it, in the reader's language."""
    found = _DAY.match(value)
    if found is None:
        return say("tanpa tanggal", "n.d.")
    year, month, day = found.groups()
    name = MONTHS[language()][int(month) - 1] if month and 0 < int(month) < 13 else ""
    if not day or not name:
        return f"{name} {year}".strip()
    return say(f"{int(day)} {name} {year}", f"{name} {int(day)}, {year}")


def _year_first(value: str) -> str:
    """A day as APA has it, in the reader's language."""
    found = _DAY.match(value)
    if found is None:
        return say("t.t.", "n.d.")
    year, month, day = found.groups()
    name = MONTHS[language()][int(month) - 1] if month and 0 < int(month) < 13 else ""
    rest = say(f"{int(day)} {name}", f"{name} {int(day)}") if day and name else name
    return f"{year}, {rest}" if rest else year


def apa(each: Source) -> Markup:
    """A line in the style of APA, 7th edition: in Indonesian or English."""
    there = f" {each.original}" if each.original else ""
    kept = say(f"Arsip {_day(each.captured)}: {each.url}", f"Archived {_day(each.captured)}, at {each.url}")
    line = Markup("{}. ({}). <i>{}</i>. {}.{} ({})")
    return line.format(each.government, _year_first(each.published), each.title, each.portal, there, kept)


def chicago(each: Source) -> str:
    """A line in the style of Chicago, 17th edition (bibliography): in Indonesian or English."""
    there = f" {each.original}." if each.original else ""
    kept = say(f"Diarsipkan {_day(each.captured)} di {each.url}.", f"Archived {_day(each.captured)}, at {each.url}.")
    return f"{each.government}. “{each.title}.” {each.portal}, {_day(each.published)}.{there} {kept}"


FORMS: Final = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""Forms in which citations are given away, with their content types."""


def written(sources: Iterable[Source], form: str) -> tuple[str, str]:
    """Citations in one of FORMS, and its content type."""
    if form == "json":
        text = json.dumps([csl(each) for each in sources], ensure_ascii=False, indent=1) + "\n"
    else:
        text = "\n".join(map(bibtex, sources)) if form == "bib" else "\r\n".join(map(ris, sources))
    return text, FORMS[form]
