"""A list as a spreadsheet: an XLSX file with the rows on one sheet and what they are on another.

Text stays text, whatever it begins with: nothing in the file is a formula or a link.
"""

import io
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any, Final

import xlsxwriter

LONGEST: Final = 32_767
"""Characters of a cell (the limit of the format); what is longer is cut off, and CUT stands at its end."""

CUT: Final = " […]"
_EXACT: Final = 2**53
"""Whole numbers up to this are exact in a spreadsheet; larger ones are written as text, as is what is infinite."""

_OPTIONS: Final = {"in_memory": True, "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def _written(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if (isinstance(value, float) and isfinite(value)) or (isinstance(value, int) and abs(value) <= _EXACT):
        sheet.write_number(row, column, value)
        return
    text = f"[{len(value)} bytes]" if isinstance(value, bytes) else str(value)
    sheet.write_string(row, column, text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT)


def sheets(columns: Sequence[str], rows: Iterable[Sequence[Any]], about: Iterable[tuple[str, str]]) -> bytes:
    """The file; ``about`` goes on the second sheet, a name and a value on each line."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        data, note = book.add_worksheet("Data"), book.add_worksheet("Tentang")
        bold = book.add_format({"bold": True})
        data.freeze_panes(1, 0)
        data.set_column(0, max(len(columns) - 1, 0), 18)
        for at, name in enumerate(columns):
            data.write_string(0, at, name, bold)
        for line, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                _written(data, line, at, value)
        note.set_column(0, 0, 16)
        note.set_column(1, 1, 100)
        for line, (name, value) in enumerate(about):
            note.write_string(line, 0, name, bold)
            note.write_string(line, 1, value)
    return file.getvalue()
