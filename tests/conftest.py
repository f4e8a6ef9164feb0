"""How tests are dealt out where the slow ones run: what shares something that takes long to make is for one worker."""

from typing import Final

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

SHARED: Final = {
    "tests/crawl/test_replay.py": "files for other programs",
    "tests/crawl/test_wordpress.py": "a WordPress",
    "tests/reading_room/test_access.py": "a town in a browser",
    "tests/reading_room/test_journeys.py": "a town in a browser",
    "tests/reading_room/test_browser.py": "weapons in a browser",
    "tests/reading_room/test_hostile_exports.py": "weapons crawled",
}
"""Files whose tests share something, and what."""
APART: Final = {"[crawled": "weapons crawled", "test_life_of_a_site": "a WordPress of its own"}
"""What tests of these files have in their names that share something else."""


class Sharing(LoadScopeScheduling):
    """Deals out the tests of a shared thing together, largest first, and every other test to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        shared = SHARED.get(nodeid.partition("::")[0])
        if shared is None:
            return nodeid
        return next((other for mark, other in APART.items() if mark in nodeid), shared)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing | None:
    """With ``--dist loadscope``; any other way is pytest-xdist's own."""
    return Sharing(config, log) if config.getvalue("dist") == "loadscope" else None
