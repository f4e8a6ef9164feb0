"""What others read our files with (pywb, wacz, frictionless, pandas): in an environment of its own, which `make test-slow` makes."""

import os
from pathlib import Path

import pytest

BIN = Path(__file__).parents[1] / os.environ.get("OUTSIDE", ".venv-outside") / "bin"


def tool(name: str) -> Path:
    """One of its commands; a test that was not started by `make test-slow` is skipped where the environment was not made."""
    if "OUTSIDE" not in os.environ and not (BIN / name).exists():
        pytest.skip(f"needs {name}: make test-slow installs it")
    return BIN / name
