"""The words that point to other stories, and the timestamps that stand beside their titles.

The dates among them are the other stories' own: what these patterns find never reaches a reader of dates.
"""

import re
from functools import lru_cache
from typing import Final

from scraper.extract.files import file_at

_SEE: Final = r"(?:baca|lihat|simak|read|see)\s+(?:juga|pula|also)"
LABEL: Final = re.compile(
    rf"^(?:{_SEE}(?:\s+(?:dalam|di|pada|in|on|kategori|berita|artikel)\b\s*:?.{{0,60}})?"
    r"|(?:berita|artikel|pos|kabar|tulisan|informasi)[- ](?:lain(?:nya)?|terkait|serupa|sejenis|terbaru)(?:\s+lainnya)?|terkait|lainnya"
    r"|related|(?:related|similar|more) (?:posts?|articles?|news|stories)(?: more from author)?"
    r"|(?:you (?:may|might) also like|(?:mungkin )?anda (?:mungkin )?(?:juga )?(?:suka|menyukai)))\s*[:.…]*$",
    re.IGNORECASE,
)
"""A heading over a list of other stories."""
NEWEST: Final = re.compile(r"\bterbaru\b", re.IGNORECASE)
"""What tells a list that every page of the site shows: it is no answer to this story."""
INLINE: Final = re.compile(rf"^\W{{0,4}}{_SEE}\b\s*[:：\-–—]\s*(?P<title>.+?)\W{{0,2}}$", re.IGNORECASE)
"""A line `Baca juga: TITLE`."""
BEFORE_LINK: Final = re.compile(rf"^\W{{0,4}}{_SEE}\b\W*$", re.IGNORECASE)
"""What is left of such a line without its link."""
_MONTH: Final = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|ags|agt|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?"
_DAY: Final = (
    r"(?:(?:sen|sel|rab|kam|jum|sab|min|aha|mon|tue|wed|thu|fri|sat|sun)[a-z'’`]*\s*[,|]?\s*)?"
    rf"(?:\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
)
_TIME: Final = r"(?:\s*[-–|,@]?\s*(?:pukul\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:[ap]m))?)?(?:\s*(?:WIB|WITA|WIT)\b)?"
TIMESTAMP: Final = re.compile(
    rf"^\W*{_DAY}{_TIME}\W*$|^\d+\s+(?:menit|jam|hari|minggu|bulan|tahun)(?:\s+yang)?\s+lalu$"
    r"|^\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago$",
    re.IGNORECASE,
)
DATED: Final = re.compile(rf"(?:^|\W){_DAY}(?:\W|$)", re.IGNORECASE)
"""A day somewhere in a line."""
LAST_STAMP: Final = re.compile(rf"\b{_DAY}{_TIME}$", re.IGNORECASE)
"""A timestamp glued to the label above it."""
STAMPED: Final = re.compile(rf"^\W*(?P<date>{_DAY}{_TIME})\W+(?P<title>\w.{{8,}})$", re.IGNORECASE)
"""A timestamp and the title beside it in one line."""
LONGEST_STAMP: Final = 60
"""Characters of a line that is nothing but a timestamp."""
_NO_PAGE: Final = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "data:")
_NO_STORY: Final = re.compile(
    r"[/?&#](?:(?<=/)(?:category|kategori|tags?|topik|author|penulis|search|page)/|(?<=[?&])(?:cat|tag|author|s|paged|share|replytocom)="
    r"|(?<=#)(?:respond|comments?)\b|(?<=/)(?:19|20)\d\d(?:/\d\d?){0,2}/?$)"
)
"""What small letters of an address say; the search skips to the marks with which it may begin."""


@lru_cache(maxsize=4096)  # the pages of a site link to one another
def is_story(address: str) -> bool:
    """Whether an address may be that of a story, rather than of a section, a tag, a file, an author or a script."""
    if address.lstrip().startswith(_NO_PAGE) or _NO_STORY.search(address.lower()):
        return False
    return "." not in address.rpartition("/")[2] or not file_at(address)
