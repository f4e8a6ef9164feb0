"""The named questions, asked of a town whose articles were changed, lost and spoilt; and the report made of them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive import report
from archive.changes import changes, lines
from archive.questions import QUESTIONS
from archive.record import DateMention
from archive.search import connect_readonly
from archive.store import Archive
from archive.tables import filled
from archive.views import VIEWS, refresh_views
from tests.reading_room.newsroom import FAIR, FLOOD, MARKET, SCHOOL, STORIES, article, at, kept, opened, reading, town, trouble


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory):
    with closing(connect_readonly(town(tmp_path_factory.mktemp("town")))) as opened_conn:
        opened_conn.row_factory = sqlite3.Row
        yield opened_conn


def rows(conn: sqlite3.Connection, view: str, *columns: str) -> list[Any]:
    found = [dict(row) for row in conn.execute(f"SELECT * FROM {view}")]
    return [tuple(row[name] for name in columns) for row in found] if columns else found


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_has_the_columns_it_declares(conn: sqlite3.Connection, view: Any) -> None:
    assert [column[0] for column in conn.execute(f"SELECT * FROM {view.name}").description] == list(view.columns)
    assert all(meaning.endswith(".") for meaning in (view.meaning, *view.columns.values()))


def test_latest(conn: sqlite3.Connection) -> None:
    assert rows(conn, "latest", "id", "year", "section") == [
        (5, "2020", "Berita"),
        (4, "2020", "Pendidikan"),
        (3, "2020", "Berita"),
        (1, "2020", "Lingkungan"),
        (2, "2019", "Berita"),
    ]


def test_revised(conn: sqlite3.Connection) -> None:
    found = rows(conn, "revised", "article", "revisions", "first_revised_at", "last_revised_at", "title_changed", "body_changed")
    assert found == [
        (1, 1, at(2, 1), at(2, 1), 1, 0),
        (2, 2, at(2, 2), at(3, 2), 0, 1),
        (5, 1, at(3, 5), at(3, 5), 0, 1),
    ]


def test_gone(conn: sqlite3.Connection) -> None:
    names = ("article", "title", "missing_since", "gone_at", "met", "status", "last_captured_at", "url")
    assert rows(conn, "gone", *names) == [(3, FAIR.title, at(3, 3), at(4, 3), "not-found", 404, at(1, 3), FAIR.canonical_url)]


def test_silent_edits_move_no_stated_date(conn: sqlite3.Connection) -> None:
    found = rows(conn, "silent_edits", "article", "version", "modified_at", "seen_before", "seen_after", "title_changed", "body_changed")
    assert found == [
        (2, 1, MARKET.modified_at, at(1, 2), at(2, 2), 0, 1),
        (2, 2, MARKET.modified_at, at(2, 2), at(3, 2), 0, 1),
        (5, 1, None, at(1, 5), at(3, 5), 0, 1),
    ]


def test_per_month(conn: sqlite3.Connection) -> None:
    assert rows(conn, "per_month") == [
        {"site": "kotasari", "month": "2019-12", "articles": 1},
        {"site": "kotasari", "month": "2020-01", "articles": 1},
        {"site": "kotasari", "month": "2020-03", "articles": 3},
    ]


def test_coverage(conn: sqlite3.Connection) -> None:
    shares = {row["field"]: (row["articles"], row["filled"], row["share"]) for row in rows(conn, "coverage") if row["site"] == "kotasari"}
    assert shares["title"] == shares["body"] == shares["section"] == (5, 5, 1.0)
    assert shares["byline"] == shares["dateline"] == (5, 4, 0.8)
    assert shares["images"] == (5, 1, 0.2)
    assert shares["dates"] == (5, 2, 0.4)


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 41), reason="older SQLite computes indexed expressions again")
def test_coverage_reads_one_narrow_index(conn: sqlite3.Connection) -> None:
    plan = [row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN SELECT * FROM coverage")]
    assert any("articles_filled" in step for step in plan), (plan, filled())


def test_gaps(conn: sqlite3.Connection) -> None:
    months = [month for site, month in rows(conn, "gaps", "site", "month") if site == "kotasari"]
    assert months[:3] == ["2019-11", "2020-02", "2020-04"]
    assert months[-1] == datetime.now(UTC).strftime("%Y-%m")
    assert ("kotalain", "2020-01") in rows(conn, "gaps", "site", "month")


def test_health(conn: sqlite3.Connection) -> None:
    found = {row["site"]: row for row in rows(conn, "health")}
    names = ("articles", "verdict", "reason", "exit_code", "way", "requests", "revised", "gone", "unreadable")
    assert [found["kotasari"][name] for name in names] == [5, "well", "finished", 0, "sitemap", 12, 4, 1, 2]
    assert [found["kotalain"][name] for name in names] == [0, "failed", "unreachable", 3, None, 1, 0, 0, 0]
    assert found["kotasari"]["last_well_at"] == found["kotasari"]["ended_at"]
    assert found["kotalain"]["last_well_at"] is None


def test_a_crawl_under_way_is_running(tmp_path: Path) -> None:
    with opened(tmp_path) as archive, closing(connect_readonly(archive.path)) as conn:
        assert conn.execute("SELECT verdict FROM health").fetchall() == [("running",)]


def test_evidence_leads_to_the_bytes(conn: sqlite3.Connection) -> None:
    found = [row for row in rows(conn, "evidence") if row["article"] == 2]
    assert [(row["current"], row["captured_at"]) for row in found] == [(1, at(3, 2)), (0, at(2, 2)), (0, at(1, 2))]
    assert all(row["warc_file"].endswith(".warc.gz") and row["warc_length"] > 0 and len(row["sha256"]) == 64 for row in found)


def test_events(conn: sqlite3.Connection) -> None:
    assert rows(conn, "events", "date", "printed", "article") == [
        ("2020-02-21/2020-02-28", "21 sampai 28 Februari", 3),
        ("2020-01-23", "Kamis (23/1/2020)", 1),
    ]


def asked(path: Path, name: str, **blanks: str) -> list[Any]:
    [question] = [each for each in QUESTIONS if each.name == name]
    with closing(connect_readonly(path)) as conn:
        return conn.execute(question.sql, blanks).fetchall()


def test_several_days_are_found_on_each_of_them(tmp_path: Path) -> None:
    """As the reader tells them: of kind range; those that nobody has printed as days, or that had not begun, are no events."""
    told = (
        ("15-17 November 2022", "2022-11-15/2022-11-17", "range"),
        ("tanggal 14, 15, dan 19 November", "2022-11-14;2022-11-15;2022-11-19", "range"),
        ("awal November 2022", "2022-11-01/2022-11-10", "range"),
        ("28 November sampai 2 Desember", "2022-11-28/2022-12-02", "range"),
        ("2021-2026", "2021/2026", "range"),
        ("Kamis (17/11/2022)", "2022-11-17", "event"),
    )
    mentions = tuple(DateMention(text=text, value=value, kind=kind, paragraph=0, start=n) for n, (text, value, kind) in enumerate(told))
    path = kept(tmp_path, article(1, "Pameran", "2022-11-18", dates=mentions))
    both = ["15-17 November 2022", "tanggal 14, 15, dan 19 November"]
    assert [row[1] for row in asked(path, "on_a_day", day="2022-11-16")] == both[:1]
    assert [row[1] for row in asked(path, "on_a_day", day="2022-11-15")] == both
    assert [row[1] for row in asked(path, "on_a_day", day="2022-11-17")] == ["Kamis (17/11/2022)", both[0]]
    assert [row[1] for row in asked(path, "on_a_day", day="2022-11-19")] == both[1:]
    assert asked(path, "on_a_day", day="2022-11-05") == asked(path, "on_a_day", day="2022-11-29") == []
    assert len(asked(path, "on_a_day", day="2022-11")) == 3


def test_an_office_printed_in_several_ways_has_its_voices_together(tmp_path: Path) -> None:
    ways = ("Sekretaris Daerah (Sekda) Kota Sari", "Sekda Kota Sari", "Sekretaris Daerah Kota Sari", "Camat Balai Kota")
    stories = [
        article(
            number, f"Kabar {number}", f"2020-01-0{number}", quotes=(replace(FLOOD.quotes[0], speaker=f"Orang {number}", office=office),)
        )
        for number, office in enumerate(ways, 1)
    ]
    path = kept(tmp_path, *stories)
    for office in ("sekda", "Sekretaris Daerah Kota Sari", "Sekda Kota Sari"):
        found = asked(path, "voices_of_an_office", office=office)
        assert [(row[0], row[2]) for row in found] == [("Sekretaris Daerah Kota Sari", f"Orang {number}") for number in (1, 2, 3)]
    assert len(asked(path, "voices_of_an_office", office="")) == 4


@pytest.mark.parametrize("place", ["kota sari", "KotaSari", "kota-sari", "99.01"])
def test_a_place_is_found_however_it_is_written(tmp_path: Path, place: str) -> None:
    assert [row[3] for row in asked(kept(tmp_path, FLOOD), "articles_of_a_place", place=place)] == [1]


def test_who_stands_in_speaks_apart(tmp_path: Path) -> None:
    standing_in = replace(MARKET, people=(replace(FLOOD.people[0], acting="Plt"),), quotes=FLOOD.quotes)
    found = asked(kept(tmp_path, FLOOD, standing_in), "voices_of_an_office", office="camat")
    assert [row[:5] for row in found] == [
        ("Camat Balai Kota", "Plt", "Sri Wahyuni", "2019-12-30", "2019-12-30"),
        ("Camat Balai Kota", None, "Sri Wahyuni", "2020-01-24", "2020-01-24"),
    ]


def test_sections_per_year(conn: sqlite3.Connection) -> None:
    assert sorted(rows(conn, "sections_per_year", "section", "year", "articles")) == [
        ("Berita", "2019", 1),
        ("Berita", "2020", 3),
        ("Lingkungan", "2020", 1),
        ("Pendidikan", "2020", 1),
    ]


def test_unreadable_holds_what_is_still_open(conn: sqlite3.Connection) -> None:
    found = rows(conn, "unreadable", "kind", "url", "article")
    assert [(kind, number) for kind, _, number in found] == [("challenge", None), ("no-body", 4)]


def test_a_problem_closes_when_the_page_is_read_or_gone(tmp_path: Path) -> None:
    def still_open() -> list[str]:
        with closing(connect_readonly(tmp_path / "archive.db")) as conn:
            return [kind for (kind,) in conn.execute("SELECT kind FROM unreadable ORDER BY kind")]

    lost, mended = article(7), article(8)
    with opened(tmp_path) as archive:
        archive.keep([trouble(lost, "no-title", 1), trouble(mended, "http-error", 1, 500), trouble(mended, "no-body", 2)])
        assert still_open() == ["no-body", "no-title"]
        archive.keep([reading(mended, 3), trouble(lost, "not-found", 3, 404)])
        assert still_open() == []
        archive.keep([trouble(mended, "no-title", 4)])
        assert still_open() == ["no-title"]
        archive.keep([reading(mended, 5)])
        assert still_open() == []


def test_views_are_made_anew_only_when_they_differ(tmp_path: Path) -> None:
    path = kept(tmp_path, *STORIES)

    def version() -> int:
        with closing(sqlite3.connect(path)) as conn:
            return int(conn.execute("PRAGMA schema_version").fetchone()[0])

    before = version()
    Archive(tmp_path).close()
    assert version() == before
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("DROP VIEW latest")
        conn.execute("CREATE VIEW latest AS SELECT 1 AS id")
        conn.execute("DROP VIEW gone")
        conn.execute("CREATE VIEW my_own AS SELECT title FROM articles")
    Archive(tmp_path).close()
    with closing(connect_readonly(path)) as conn:
        assert dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view' AND name <> 'my_own'")) == {
            view.name: view.ddl for view in VIEWS
        }
        assert conn.execute("SELECT count(*) FROM my_own").fetchone() == (5,)


def test_a_view_that_fails_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(tmp_path, FLOOD)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        broken = type(VIEWS[0])("latest", "Broken.", {"id": "Number."}, "SELECT FROM nowhere")
        monkeypatch.setattr("archive.views.VIEWS", (broken, *VIEWS[1:]))
        with pytest.raises(sqlite3.OperationalError):
            refresh_views(conn)
        assert conn.execute("SELECT count(*) FROM latest").fetchone() == (1,)


def test_report(conn: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(conn.execute("PRAGMA database_list").fetchone()["file"])) as plain:
        found = report.report(plain)
    assert json.loads(json.dumps(found)) == found
    other, town = found
    assert (town["articles"], town["revisions"], town["gone"], town["problems"]) == (5, 4, 1, 2)
    assert town["problem_kinds"] == {"challenge": 1, "no-body": 1}
    assert town["coverage"]["byline"] == 0.8
    assert [crawl["reason"] for crawl in town["crawls"]] == ["finished", "finished"]
    assert town["crawls"][0]["notes"] == ["the sitemap names 6, the list 5"]
    assert town["crawls"][1]["coverage"]["dateline"] == 0.8
    assert (other["articles"], other["coverage"], other["crawls"][0]["exit_code"]) == (0, {}, 3)


def test_report_as_text(conn: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(conn.execute("PRAGMA database_list").fetchone()["file"])) as plain:
        text = "\n".join(report.lines(report.report(plain)))
    assert "kotasari: Pemerintah Kota Sari, https://kotasari.go.id/, news since 2019-11" in text
    assert "  5 articles, 4 revisions, 1 missing, 1 gone, 2 open problems" in text
    assert "byline 80 %" in text
    assert "    note: the sitemap names 6, the list 5" in text
    assert "crawl by sitemap: finished (exit 0)" in text
    assert report.lines([]) == ["no site has been crawled yet"]
    assert SCHOOL.title not in text


def test_changes_tell_everything_that_happened(conn: sqlite3.Connection) -> None:
    found = [(each["what"], each["article"], each["detail"]) for each in sorted(rows(conn, "changes"), key=lambda row: row["seen_at"])]
    assert found == [
        ("edited", 1, "title"),
        ("silently-edited", 2, "body"),
        ("silently-edited", 2, "body"),
        ("missing", 3, "not-found, as the test has it"),
        ("silently-edited", 5, "body"),
        ("gone", 3, "not-found, as the test has it"),
        ("missing", 4, "no-body, as the test has it"),
    ]


def test_changes_by_site_day_and_kind(conn: sqlite3.Connection) -> None:
    conn.row_factory = None
    assert [each["what"] for each in changes(conn, since="2020-02-04")] == ["missing", "gone"]
    assert [each["article"] for each in changes(conn, what=["gone"])] == [3]
    assert changes(conn, site="kotalain") == []
    [told] = changes(conn, since="2020-02-03", what=["silently-edited"], words=True)[1:]
    assert "Penataan [-selesai bulan depan.-]{+ditunda.+}" in told["difference"]
    assert any("{+ditunda.+}" in line for line in lines([told]))
    with pytest.raises(ValueError, match="is no date"):
        changes(conn, since="kemarin")
    conn.row_factory = sqlite3.Row


def test_report_names_silent_edits_and_disappearances(tmp_path: Path) -> None:
    path = town(tmp_path)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("UPDATE crawls SET started_at = '2020-01-01' WHERE id = 1")
        text = report.lines(report.report(plain))
    assert any(line.startswith("  silently edited, seen 2020-02-03") and MARKET.title in line for line in text)
    assert any(line.startswith("  gone, missed again 2020-02-04") and FAIR.title in line for line in text)
