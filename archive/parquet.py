"""Rows as Parquet. Needs pyarrow, the optional part ``release`` of this package; ``there`` says whether it is installed."""

import importlib.util
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

BATCH: Final = 10_000
"""Rows that are held in memory at a time."""


def there() -> bool:
    """Whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def _kind(values: Iterable[Any]) -> str:
    """The narrowest kind that holds every value of a column."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int}:
        return "INTEGER" if kinds else "TEXT"
    if kinds <= {int, float}:
        return "REAL"
    return "BLOB" if kinds == {bytes} else "TEXT"


def parquet(columns: Sequence[str], rows: Sequence[Sequence[Any]], about: Mapping[str, str]) -> bytes:
    """Rows as a Parquet file, each column of the kind its values have; ``about`` stands in the file's metadata."""
    kinds = {f"{number}": _kind(row[number] for row in rows) for number in range(len(columns))}
    file = io.BytesIO()
    write(file, list(zip(columns, kinds.values(), strict=True)), [rows], about)
    return file.getvalue()


def write(
    file: io.BytesIO | Path, columns: Sequence[tuple[str, str]], batches: Iterable[Sequence[Sequence[Any]]], about: Mapping[str, str]
) -> int:
    """Write batches of rows to a Parquet file; columns are given with their SQL types (INTEGER, REAL, TEXT, BLOB). How many rows it was."""
    import pyarrow
    from pyarrow import parquet as writing

    kinds = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "BLOB": pyarrow.binary(), "TEXT": pyarrow.string()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns], metadata={**about, "pandas": _for_pandas(columns)})
    count = 0
    with writing.ParquetWriter(file, schema, compression="zstd") as out:
        for rows in batches:
            arrays = [
                pyarrow.array([_fit(row[number], kind) for row in rows], type=kinds[kind]) for number, (_, kind) in enumerate(columns)
            ]
            out.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(rows)
    return count


_PANDAS: Final = {"INTEGER": ("int64", "Int64"), "REAL": ("float64", "float64"), "BLOB": ("bytes", "object"), "TEXT": ("unicode", "object")}


def _for_pandas(columns: Sequence[tuple[str, str]]) -> str:
    """What pandas reads of a file: whole numbers stay whole where some are missing, which it would make fractions of."""
    told = [
        {"name": name, "field_name": name, "pandas_type": _PANDAS[kind][0], "numpy_type": _PANDAS[kind][1], "metadata": None}
        for name, kind in columns
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": told, "pandas_version": "2.0.0"})


def _fit(value: Any, kind: str) -> Any:
    if value is None or kind in {"INTEGER", "REAL", "BLOB"}:
        return value
    return value if isinstance(value, str) else str(value)
