"""Processes that work for another one: on every core, and never longer than whoever asked is there."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

KILLED: Final = 1
"""Exit status of a process whose master is gone; nobody is left to see it."""


@contextmanager
def workers(jobs: int, prepared: Callable[[], object] | None = None) -> Iterator[ProcessPoolExecutor]:
    """So many processes, which share nothing with this one; ``prepared`` is called first in each.

    Who leaves by an error, or is stopped, ends them in the middle of what they are at.
    """
    others = active_children()
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=_begin, initargs=(prepared,))
    try:
        yield pool
    except BaseException:
        for each in active_children():
            if each not in others:
                each.terminate()
        with suppress(RuntimeError):  # stopped in the moment in which it began: it has a thread to wait for that has not started
            pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown(cancel_futures=True)


def _begin(prepared: Callable[[], object] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked, and ends them by that
    if prepared is not None:
        prepared()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with whoever asked. Each worker holds both ends of the lines to its master, so none ever sees them hung up."""
    master = parent_process()
    if master is not None:
        wait([master.sentinel])
        os._exit(KILLED)
