"""What a search finds, as one WACZ."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli import main
from tests.archive.samples import address, opened, outcomes, page, rest, story
from tests.outside import tool


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stories of a list, two of which were captured from their pages too, and one of them twice."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    told = [story(number, title=f"Kabar {number}", body=[f"Banjir di kampung {number}."]) for number in (1, 2, 3)]
    with opened(folder) as archive:
        outcomes(archive, rest(told, 0), page(told[0], 10), page(told[1], 11))
        outcomes(archive, page(story(2, title="Kabar 2", body=["Banjir surut."], modified="2020-02-01T10:00:00+07:00"), 100))
        archive.end("finished", 0)
    return folder


def made(kept: Path, out: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["wacz", *arguments[:1], str(out), *arguments[1:], "--data", str(kept)])
    return done.exit_code, done.output


def test_what_a_search_finds_is_in_one_file(kept: Path, tmp_path: Path) -> None:
    assert made(kept, tmp_path / "out.wacz", "banjir") == (0, f"{tmp_path / 'out.wacz'}: 3 articles, 3 captures\n")
    with zipfile.ZipFile(tmp_path / "out.wacz") as packed:
        index = gzip.decompress(packed.read("indexes/index.cdx.gz")).decode().splitlines()
        pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()][1:]
        package = json.loads(packed.read("datapackage.json"))
        packed.extract("archive/captures.warc.gz", tmp_path)
        own = zipfile.ZipFile(io.BytesIO(packed.read("evidence/evidence.zip")))
    assert len(index) == 3
    assert {each["url"]: each["title"] for each in pages} == {address(story(1)): "Kabar 1", address(story(2)): "Kabar 2"}
    assert package["mainPageUrl"] == address(story(1))
    assert package["title"] == "Kliping: banjir"
    assert [each["title"] for each in json.loads(own.read("stories.json"))] == ["Kabar 1", "Kabar 2", "Kabar 3"]
    tool = Path(sys.executable).with_name("warcio")
    subprocess.run([tool, "check", tmp_path / "archive" / "captures.warc.gz"], check=True)


def test_what_cannot_be_packed_says_why(kept: Path, tmp_path: Path) -> None:
    status, said = made(kept, tmp_path / "out.wacz", "takada")
    assert (status, "no article matches" in said) == (2, True)
    (tmp_path / "there").write_text("")
    status, said = made(kept, tmp_path / "there", "banjir")
    assert (status, "is there already" in said) == (5, True)
    assert made(kept, tmp_path / "out.wacz", "banjir", "--since", "kemarin")[0] == 2
    assert made(tmp_path, tmp_path / "out.wacz", "banjir")[0] == 2
    status, said = made(kept, tmp_path / "no" / "out.wacz", "banjir")
    assert (status, "can't be written" in said) == (5, True)


@pytest.mark.slow
def test_the_reference_implementation_finds_it_valid(kept: Path, tmp_path: Path) -> None:
    assert made(kept, tmp_path / "out.wacz", "banjir")[0] == 0
    done = subprocess.run([tool("wacz"), "validate", "-f", tmp_path / "out.wacz"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
