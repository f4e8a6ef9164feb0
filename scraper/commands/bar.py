"""How far a command has come: a bar on a terminal, which goes away when it is done; nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Column

Begun = Callable[[int], object]
"""To be told of how much there is."""
Done = Callable[[int], object]
"""To be told of each part that is done."""


@contextmanager
def bar(label: str, *, counting: bool) -> Iterator[tuple[Begun, Done]]:
    """A bar as wide as the terminal; it stands there once there is something to do, and shows numbers or a share."""
    console = Console(stderr=True)
    numbers: ProgressColumn = MofNCompleteColumn() if counting else TaskProgressColumn()
    shown = Progress(
        TextColumn(label),
        BarColumn(bar_width=None, table_column=Column(ratio=1)),  # what the others leave, on a narrow terminal too
        numbers,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        expand=True,
        disable=not sys.stderr.isatty() or console.is_dumb_terminal,
    )
    task = shown.add_task("", total=None, visible=False)

    def begun(total: int) -> None:
        shown.update(task, total=total, visible=total > 0)

    with shown:
        yield begun, lambda number: shown.advance(task, number)
