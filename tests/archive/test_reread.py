"""The WARC files are the archive: replayed into an empty one, they give the same articles and revisions, row for row."""

import random
from pathlib import Path

import pytest

from archive.record import Capture
from tests.archive.samples import Story, kept, missing, opened, page, read, rest, sound, story, versions


class Newsroom:
    """Six stories, edited at random; each step shows what a crawl might capture afterwards."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.stories = {number: story(number) for number in range(1, 7)}
        self.second = 0

    def step(self) -> list[Capture]:
        told = self.stories[self.dice.randint(1, 6)]
        self.second += self.dice.randint(1, 5000)
        getattr(self, self.dice.choice(["edit", "edit", "silent", "about", "move", "lock", "revert", "nothing", "nothing", "nothing"]))(
            told
        )
        shown = self.dice.sample(sorted(self.stories), self.dice.randint(1, 6))
        return [
            self.show(how, [self.stories[number] for number in shown])
            for how in self.dice.sample(["page", "rest", "missing"], self.dice.randint(1, 2))
        ]

    def show(self, how: str, told: list[Story]) -> Capture:
        self.second += 1
        if how == "rest":
            return rest(told, self.second)
        return (page if how == "page" else missing)(told[0], self.second)

    def edit(self, told: Story) -> None:
        told |= {
            "body": [*told["body"], f"Tambahan {self.second}."],
            "modified": f"2021-01-{1 + self.second // 86_400 % 28:02d}T{self.second // 3600 % 24:02d}:00:00+07:00",
        }

    def silent(self, told: Story) -> None:
        told["title"] = f"Judul {self.dice.randint(1, 4)}"

    def about(self, told: Story) -> None:
        told["author"] = self.dice.choice(["admin", "humas", "redaksi"])

    def move(self, told: Story) -> None:
        told["slug"] = f"alamat-{told['id']}-{self.dice.randint(1, 3)}"

    def lock(self, told: Story) -> None:
        if told.pop("problem", None) is None:
            told["problem"] = self.dice.choice(["protected", "no-body", "http-error"])

    def revert(self, told: Story) -> None:
        told |= {name: value for name, value in story(told["id"]).items() if name in {"title", "body"}}

    def nothing(self, told: Story) -> None:
        pass


@pytest.mark.parametrize("seed", range(14))
def test_replay_gives_the_same_versions(tmp_path: Path, seed: int) -> None:
    newsroom = Newsroom(seed)
    for _ in range(3):
        with opened(tmp_path / "first") as archive:
            for _ in range(25):
                readings = [reading for capture in newsroom.step() for reading in read(capture)]
                cut = newsroom.dice.randint(0, len(readings))
                archive.keep(readings[:cut])
                archive.keep(readings[cut:])
            archive.end("finished", 0)
    replayed = [reading for capture in kept(tmp_path / "first") for reading in read(capture)]
    with opened(tmp_path / "again", "reread") as archive:
        size = newsroom.dice.randint(1, 50)
        for start in range(0, len(replayed), size):
            archive.keep(replayed[start : start + size])
    articles, revisions = versions(tmp_path / "first")
    again = versions(tmp_path / "again")
    assert again == (articles, revisions)
    assert len(articles) == 6
    assert len(revisions) > 5
    sound(tmp_path / "first")
    sound(tmp_path / "again")


@pytest.mark.parametrize("seed", range(3))
def test_replay_into_the_same_archive_changes_nothing_that_is_current(tmp_path: Path, seed: int) -> None:
    """The last capture of each way, read again, is what stands there already."""
    newsroom = Newsroom(seed)
    with opened(tmp_path) as archive:
        last: dict[tuple[int | None, bool], Capture] = {}
        for _ in range(40):
            for capture in newsroom.step():
                met = read(capture)
                archive.keep(met)
                last |= {(reading.article.post_id, reading.page): capture for reading in met if reading.article}
        before = versions(tmp_path)
        for (number, _), capture in last.items():
            again = [reading for reading in read(capture) if reading.article and reading.article.post_id == number]
            assert archive.keep(again) == ["unchanged"]
        assert versions(tmp_path) == before
