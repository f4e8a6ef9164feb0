"""What programs are told holds: every address of llms.txt answers, and the examples of docs/api.md run as they are printed."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside import tool
from tests.reading_room.browser import ROOT, serving
from tests.reading_room.conftest import Room

EXAMPLES = re.findall(
    r"```(sh|python|r)\n(.*?)```", (ROOT / "docs/api.md").read_text(encoding="utf-8").partition("## How much")[0], re.DOTALL
)


def test_every_address_a_program_is_told_answers(room: Room) -> None:
    answer = room.get("/llms.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith(
        "# Kliping\n\n> An open archive of official news of Indonesian city governments: 5 stories of Pemerintah Kota Lain, "
    )
    addresses = re.findall(r"\]\(http://localhost(/[^ ]+)\): ", answer.text)
    assert len(addresses) > 40
    for address in addresses:
        assert room.get(address).status_code == 200, address


def test_robots_are_kept_from_what_costs(room: Room) -> None:
    assert {"Disallow: /*.xlsx", "Disallow: /*.parquet"} <= set(room.get("/robots.txt").text.splitlines())


@pytest.fixture(scope="module")
def served(database: Path) -> Iterator[str]:
    with serving(database) as home:
        yield home


def ran(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("language", "text"), EXAMPLES, ids=[language for language, _ in EXAMPLES])
def test_the_examples_run_as_they_are_printed(served: str, language: str, text: str, tmp_path: Path) -> None:
    text = text.replace("http://127.0.0.1:8001", served)
    if language == "sh":
        found, articles, _, counted = text.strip().splitlines()
        assert [row["title"] for row in json.loads(ran(["sh", "-c", found], tmp_path))] == ["Warga Siaga Banjir Bandang"]
        assert len(json.loads(ran(["sh", "-c", articles], tmp_path))) == 3
        assert {"section": "Berita", "n": 3} in json.loads(ran(["sh", "-c", counted], tmp_path))
        ran(["sh", "-c", text], tmp_path)
        assert "Sri Wahyuni" in (tmp_path / "said.csv").read_text()
    elif language == "python":
        printed = ran([str(tool("python")), "-c", text], tmp_path)
        assert "2020-03    3" in printed
        assert "Sri Wahyuni    1" in printed
    else:
        if not shutil.which("Rscript"):
            pytest.skip("needs R (apt install r-base-core)")
        assert "2020-03" in ran(["Rscript", "-e", text], tmp_path)
