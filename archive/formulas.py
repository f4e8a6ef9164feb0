"""Cells of CSV files that no spreadsheet takes for a formula.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break is run by spreadsheets as a formula. Such a cell is given an
apostrophe in front, and so is one that has apostrophes before one of these signs: taking one apostrophe off every cell in
which apostrophes stand before such a sign gives back exactly what was stored.
"""

import csv
import re
from collections.abc import Iterable
from typing import Any, Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide ones too: East Asian spreadsheets take them for the others


def neutral(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula; numbers are none.

    >>> neutral("=1+1"), neutral("Malang"), neutral("-7"), neutral(-7), neutral("'@x")
    ("'=1+1", 'Malang', "'-7", -7, "''@x")
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def stored(cell: str) -> str:
    """What was stored, from a cell that ``neutral`` may have changed.

    >>> stored("'=1+1"), stored("'Tis"), stored("''@x")
    ('=1+1', "'Tis", "'@x")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class NeutralWriter:
    """A csv writer whose cells are neutral."""

    def __init__(self, target: Any, *more: Any, **options: Any) -> None:
        """Arguments of ``csv.writer``."""
        self._writer = csv.writer(target, *more, **options)

    def writerow(self, row: Iterable[Any]) -> Any:
        """Write one row; what the target's own ``write`` gives back."""
        return self._writer.writerow([neutral(cell) for cell in row])
