"""Rows as Parquet. Needs pyarrow, the optional part ``release`` of this package; ``there`` says whether it is installed."""

import importlib.util
import json
import marshal
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import IO, Any, Final, Self

BATCH: Final = 10_000
"""Rows that are held in memory at a time."""


GROUP: Final = 2_500
"""Rows of a group in a file that is made for a visitor, while others are served."""


def there() -> bool:
    """Whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def _kind(kinds: set[type]) -> str:
    """The narrowest kind that holds values of all these."""
    kinds = kinds - {type(None)}
    if kinds <= {int}:
        return "INTEGER" if kinds else "TEXT"
    if kinds <= {int, float}:
        return "REAL"
    return "BLOB" if kinds == {bytes} else "TEXT"


def _named(columns: Iterable[str]) -> list[str]:
    """The same columns, none called as another: programs refuse to read a file with two of one name, as a join has them.

    >>> _named(["id", "title", "id", "id"])
    ['id', 'title', 'id_2', 'id_3']
    """
    names: dict[str, None] = {}
    for name in columns:
        others = (f"{name}_{number}" for number in count(2))
        names[name if name not in names else next(each for each in others if each not in names)] = None
    return list(names)


class Growing:
    """Rows that become a Parquet file, each column of the kind its values have, which is known when the last of them has come.

    Until then they lie in a temporary file, so that of any number of rows no more than a batch is held in memory.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = _named(columns)
        self._kinds: list[set[type]] = [set() for _ in columns]
        self._rows = tempfile.TemporaryFile()  # noqa: SIM115 - closed when this is left
        self.count = 0
        self.most: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Some more rows."""
        marshal.dump([tuple(row) for row in rows], self._rows)
        self.count += len(rows)
        for kinds, values in zip(self._kinds, zip(*rows, strict=True), strict=False):
            kinds.update(map(type, values))

    def _batches(self) -> Iterator[Sequence[Sequence[Any]]]:
        self._rows.seek(0)
        read, batch = 0, []
        while read < self.count:
            rows = marshal.load(self._rows)
            read += len(rows)
            batch += rows
            if len(batch) >= GROUP or read == self.count:
                yield batch
                batch = []

    def finished(self, about: Mapping[str, str]) -> IO[bytes]:
        """The file, at its beginning; ``about`` stands in its metadata."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
        write(file, list(zip(self._columns, map(_kind, self._kinds), strict=True)), self._batches(), about)
        file.seek(0)
        return file


def write(
    file: IO[bytes] | Path, columns: Sequence[tuple[str, str]], batches: Iterable[Sequence[Sequence[Any]]], about: Mapping[str, str]
) -> int:
    """Write batches of rows to a Parquet file; columns are given with their SQL types (INTEGER, REAL, TEXT, BLOB). How many rows it was."""
    import pyarrow
    from pyarrow import parquet as writing

    kinds = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "BLOB": pyarrow.binary(), "TEXT": pyarrow.string()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns], metadata={**about, "pandas": _for_pandas(columns)})
    written = 0
    with writing.ParquetWriter(file, schema, compression="zstd") as out:
        for rows in batches:
            arrays = [
                pyarrow.array([_fit(row[number], kind) for row in rows], type=kinds[kind]) for number, (_, kind) in enumerate(columns)
            ]
            out.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            written += len(rows)
    return written


_PANDAS: Final = {"INTEGER": ("int64", "Int64"), "REAL": ("float64", "float64"), "BLOB": ("bytes", "object"), "TEXT": ("unicode", "object")}


def _for_pandas(columns: Sequence[tuple[str, str]]) -> str:
    """What pandas reads of a file: whole numbers stay whole where some are missing, which it would make fractions of."""
    told = [
        {"name": name, "field_name": name, "pandas_type": _PANDAS[kind][0], "numpy_type": _PANDAS[kind][1], "metadata": None}
        for name, kind in columns
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": told, "pandas_version": "2.0.0"})


def _fit(value: Any, kind: str) -> Any:
    if value is None or kind in {"INTEGER", "BLOB"}:
        return value
    if kind == "REAL":  # whole numbers among them may be larger than those that are exact
        return float(value)
    return value if isinstance(value, str) else str(value)
