"""Processes that work for another one: on every core, and never longer than whoever asked is there."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

KILLED: Final = 1
"""Exit status of a process whose master is gone; nobody is left to see it."""


def workers(jobs: int, prepared: Callable[[], object] | None = None) -> ProcessPoolExecutor:
    """So many processes, which share nothing with this one; ``prepared`` is called first in each."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=_begin, initargs=(prepared,))


def _begin(prepared: Callable[[], object] | None) -> None:
    if prepared is not None:
        prepared()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with whoever asked. Each worker holds both ends of the lines to its master, so none ever sees them hung up."""
    master = parent_process()
    if master is not None:
        wait([master.sentinel])
        os._exit(KILLED)
