"""A list as a spreadsheet: an XLSX file with the rows on one sheet and what they are on another.

Text stays text, whatever it begins with: nothing in the file is a formula or a link.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import IO, Any, Final, Self

import xlsxwriter

ROWS: Final = 1_048_575
"""Rows of a sheet below the names of its columns (the limit of the format)."""

LONGEST: Final = 32_767
"""Characters of a cell (the limit of the format); what is longer is cut off, and CUT stands at its end."""

CUT: Final = " […]"
_EXACT: Final = 2**53
"""Whole numbers up to this are exact in a spreadsheet; larger ones are written as text, as is what is infinite."""

_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def _written(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if (isinstance(value, float) and isfinite(value)) or (isinstance(value, int) and abs(value) <= _EXACT):
        sheet.write_number(row, column, value)
        return
    text = f"[{len(value)} bytes]" if isinstance(value, bytes) else str(value)
    sheet.write_string(row, column, text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT)


class Growing:
    """Rows that become a spreadsheet; they lie in temporary files until the last has come, and one row is held in memory."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kliping-")
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
        self._book = xlsxwriter.Workbook(self._file, _OPTIONS | {"tmpdir": self._folder.name})
        self._data, self._note = self._book.add_worksheet("Data"), self._book.add_worksheet("Tentang")
        self._bold = self._book.add_format({"bold": True})
        self._data.freeze_panes(1, 0)
        self._data.set_column(0, max(len(columns) - 1, 0), 18)
        for at, name in enumerate(columns):
            self._data.write_string(0, at, name, self._bold)
        self._finished = False
        self.count = 0
        self.most: int | None = ROWS

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._finished:  # what was begun lies in the folder
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
            self._book.fileclosed = True
            self._file.close()
        self._folder.cleanup()

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Some more rows, as long as there are no more than ``most``."""
        for row in rows:
            self.count += 1
            for at, value in enumerate(row):
                _written(self._data, self.count, at, value)

    def finished(self, about: Mapping[str, str]) -> IO[bytes]:
        """The file, at its beginning; ``about`` goes on the second sheet, a name and a value on each line."""
        self._note.set_column(0, 0, 16)
        self._note.set_column(1, 1, 100)
        for line, (name, value) in enumerate(about.items()):
            self._note.write_string(line, 0, name, self._bold)
            self._note.write_string(line, 1, value)
        self._finished = True
        self._book.close()
        self._file.seek(0)
        return self._file
