"""What Datasette's own templates leave out for those who don't see them, and what they needn't send.

Left out are names of fields, the order of headings, focus; needless is the indentation, a third of a wide table.

The sources of its templates are mended when they are loaded, so that nothing of them has to be repeated here: where a later
Datasette says it itself, nothing is found to mend. The rules are those of WCAG 2.2, in the order of the patterns: 4.1.2 (name), 1.3.1
(headings), 2.1.1 (keyboard).
"""

import re
from typing import Any, Final

from datasette.app import DEFAULT_SETTINGS
from jinja2.ext import Extension

from archive.metadata import DATABASE
from archive.reading_room.limits import SETTINGS
from archive.reading_room.spoken import spoken

_MENDED: Final = (
    (re.compile(r'<select(?=[^>]*\bname="_filter_column)(?![^>]*aria-label)'), '<select aria-label="Column"'),
    (re.compile(r'<select(?=[^>]*\bname="_filter_op)(?![^>]*aria-label)'), '<select aria-label="Comparison"'),
    (re.compile(r'<select(?=[^>]*\bname="_sort")(?![^>]*aria-label)'), '<select aria-label="Sort"'),
    (re.compile(r'<input(?=[^>]*\bname="_filter_value)(?![^>]*aria-label)'), '<input aria-label="Value"'),
    (re.compile(r'<textarea(?=[^>]*\bname="sql")(?![^>]*aria-label)'), '<textarea aria-label="SQL"'),
    (re.compile(r'class="cross">'), 'class="cross" aria-label="Remove">'),
    (re.compile(r"<(/?)h3(?=[\s>])"), r"<\1h2"),
    # A click elsewhere closes a menu, and nothing else that somebody has opened.
    (re.compile(r"document\.getElementsByTagName\('details'\)"), "document.querySelectorAll('.nav-menu, .actions-menu-links')"),
    (
        re.compile(r"{% for row in display_rows %}(?=\s*<tr>\s*{% for column, td in zip)"),
        "{% for row in (paging.part(display_rows) if paging else display_rows) %}",
    ),
    (
        re.compile(r'<dl class="column-descriptions">(.*?)</dl>', re.DOTALL),
        "<details open><summary>What the columns mean</summary>"
        r'<dl class="column-descriptions" tabindex="0" aria-label="Columns">\1</dl></details>',
    ),
)
_INDENTED: Final = re.compile(r"\n\s+")
"""Where a line begins; what is one line further in is the same to a browser."""


class Mended(Extension):
    """Mends the source of each template of Datasette's that is loaded; ours say all this themselves."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """What Jinja does with a template's source first."""
        if filename is None or "datasette" not in filename.replace("\\", "/").split("/")[:-1][-2:]:
            return source
        for pattern, better in _MENDED:
            source = pattern.sub(better, source)
        return spoken(_INDENTED.sub("\n", source))


_SETTLED: Final = ("truncate_cells_html", "default_cache_ttl", "max_csv_mb")


def settle(datasette: Any) -> None:
    """Set under a plain ``datasette`` too what SETTINGS have, where nobody chose otherwise: how long cells are, how long answers
    are kept, how large a CSV file may be.

    Datasette takes its settings from its command line alone; with its own 2,048 letters a page of whole stories weighs 200 KB.
    """
    for name in _SETTLED if DATABASE in datasette.databases else ():
        if datasette.setting(name) == DEFAULT_SETTINGS[name]:
            datasette._settings[name] = SETTINGS[name]
