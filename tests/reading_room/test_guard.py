"""No visitor's SQL takes the room from the others: each of these is answered with an error, and the room goes on."""

import asyncio
import io
import itertools
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from archive.reading_room import guard, limits, visitor
from tests.reading_room.conftest import QUERY, Room
from tests.reading_room.newsroom import FLOOD, kept


def long(length: int, letter: str = "a") -> str:
    """SQL for a long string."""
    return f"replace(hex(zeroblob({length // 2})), '0', '{letter}')"


# Each would run for seconds to hours, or take gigabytes, inside SQLite.
COSTLY = {
    "endless": "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
    "random bytes": "select hex(randomblob(200000000))",
    "zero bytes": "select zeroblob(900000000)",
    "replace": f"select replace({long(4_000_000)}, {long(1_000_000)} || 'b', 'x')",
    "instr": f"select instr({long(4_000_000)}, {long(1_000_000)} || 'b')",
    "like": f"select {long(1_000_000)} like '%' || {long(40_000)} || 'b'",
    "glob": f"select {long(1_000_000)} glob '*' || replace({long(8_000)}, 'a', '[a-z]') || '0'",
    "trim": f"select trim({long(4_000_000)}, replace({long(500_000)}, 'a', 'é') || 'a')",
    "unhex": f"select unhex(replace({long(2_000_000)}, 'a', 'z'), replace({long(2_000_000)}, 'a', 'é') || 'z')",
    "json_patch": (
        "with recursive c(x) as (select 1 union all select x + 1 from c where x < 100000), "
        "o as (select json_group_object('k' || x, x) j from c) select length(json_patch(j, j)) from o"
    ),
    "doubling": "with recursive c(x) as (select 'aaaaaaaa' union all select x || x from c) select length(x) from c",
    "many long rows": "with recursive c(x) as (select 1 union all select x + 1 from c limit 1000) select hex(zeroblob(4000000)) from c",
    "many long columns": f"select {', '.join(['zeroblob(9000000)'] * 500)}",
    "no loop at all": f"select {' + '.join(['length(hex(zeroblob(4900000)))'] * 300)}",
    "many cells": f"with recursive c(x) as (select 1 union all select x + 1 from c limit 1000) select {', '.join('1' * 1900)} from c",
    "a growing expression": "select x from (" + "select x + x + x + x as x from (" * 14 + "select id as x from articles" + ")" * 15,
    "an order": "with recursive c(x) as (select 1 union all select x + 1 from c) select random() r from c order by r limit 10 offset 1000000000",
    "a long search": "select count(*) from articles_fts where highlight(articles_fts, 2, '', '') is not null and articles_fts match "
    f"replace({long(600_000)}, 'a', 'ban* OR ') || 'a'",
}

# Each reaches for what is none of a visitor's business.
FORBIDDEN = {
    "a library": "select load_extension('/tmp/x.so')",
    "a pointer": "select fts3_tokenizer('simple')",
    "a pointer to set": "select fts3_tokenizer('simple', x'4141414141414141')",
    "another file": "attach '/tmp/other.db' as other",
    "a change": "with c as (select 1) delete from articles",
    "a setting": "select * from pragma_hard_heap_limit(0)",
    "a long check": "select * from pragma_integrity_check",
}


@pytest.fixture(scope="module")
def hurried(database: Path) -> Iterator[Room]:
    """A room where time is short."""
    with closing(Room(database, settings={"sql_time_limit_ms": 300})) as opened:
        yield opened


@pytest.mark.parametrize("name", COSTLY)
def test_what_costs_too_much_is_refused(hurried: Room, room: Room, name: str) -> None:
    answer = hurried.sql(COSTLY[name])
    assert answer.status_code == 400, answer.text[:200]
    assert room.sql("select 1 + 1 as two").json()["rows"] == [[2]]


def test_queries_of_one_page_share_a_budget(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[float] = []
    ask, ticks = guard.Visitors.ask, itertools.count()

    def asked(self: guard.Visitors, question: visitor.Question) -> visitor.Answer:
        taken.append(question.seconds)
        return ask(self, question._replace(seconds=30))

    monkeypatch.setattr(guard.Visitors, "ask", asked)
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: 0.2 * next(ticks)))  # each query takes 0.2 seconds
    facets = {"_facet": ["site", "section", "year"]}
    with closing(Room(database, settings={"sql_time_limit_ms": 300, "facet_time_limit_ms": 300})) as room:
        asyncio.run(room.datasette.invoke_startup())
        taken.clear()
        for _ in range(2):  # the second page starts with a whole budget
            assert room.get("/archive/articles.json", **facets).status_code == 200
            assert [round(each, 3) for each in taken[:4]] == [0.3, 0.3, 0.2, guard.LEAST]
            assert set(taken[4:]) == {guard.LEAST}
            taken.clear()


def test_facets_are_guessed_at_only_while_there_is_time(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks, took = itertools.count(), 0.0
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: took * next(ticks)))
    asked = {"_facet": "site", "_extra": "facet_results,suggested_facets"}
    with closing(Room(database, plain=True, settings={"sql_time_limit_ms": 1000})) as room:
        assert room.json("/archive/articles.json", **asked)["suggested_facets"]
        took = 0.9  # seconds for each query, as of a large archive: the second is the last that is needed
        found = room.json("/archive/articles.json", **asked)
        assert "site" in found["facet_results"].get("results", found["facet_results"])
        assert (bool(found["rows"]), found["suggested_facets"]) == (True, [])


def test_a_process_that_waits_for_its_turn_is_not_ended(database: Path) -> None:
    with closing(Room(database)) as room:
        assert room.sql("select 1").status_code == 200
        visitors = room.guard()._visitors
        [running] = visitors._all
        os.kill(running._process.pid, signal.SIGSTOP)
        with ThreadPoolExecutor() as threads:
            asked = threads.submit(visitors.ask, visitor.Question("select 1", {}, guard.LEAST, None))
            time.sleep(4 * guard.LEAST)
            os.kill(running._process.pid, signal.SIGCONT)
            assert asked.result().rows == [(1,)]
        assert visitors._all == {running}


def test_memory_is_bounded(room: Room) -> None:
    assert room.sql(COSTLY["many long columns"]).json()["error"] == "the query needs more memory than a visitor may use"
    assert room.sql(COSTLY["many long rows"]).json()["error"] == "the answer is too large: ask for fewer rows or columns"


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_forbidden_is_refused(room: Room, name: str) -> None:
    assert room.sql(FORBIDDEN[name]).status_code == 400
    assert room.get("/archive/articles.json", _where=f"id in ({FORBIDDEN[name]})").status_code == 400


def test_ordinary_sql_is_sqlite_as_it_is(room: Room) -> None:
    for sql, answer in {
        "select count(*) from articles where body like '%PASAR%' and title not glob 'x*'": [[1]],
        "select replace(title, 'Pasar', 'Toko') from articles where id = 2": [["Toko Besar Ditata"]],
        "select group_concat(site, '+') from (select distinct site from articles)": [["kotasari"]],
        "select json_extract(record, '$.title') from revisions where id = 1": [["Warga Siaga Banjir"]],
        "select strftime('%Y', published_at), rank() over (order by id) from articles where id = 1": [["2020", 1]],
        "with recursive c(x) as (select 1 union all select x + 1 from c limit 4) select sum(x) from c": [[10]],
        "select :a || :b as c, typeof(:a), x'00ff' is not null, 1.5, null": [["12", "text", 1, 1.5, None]],
        "select name from pragma_table_info('sites') where pk": [["name"]],
        'select 1 as "", 2 as "a ""b"" c", 3 as "a ""b"" c"': [[1, 2, 3]],
        "select highlight(articles_fts, 0, '<', '>') from articles_fts where articles_fts match 'ditata'": [["Pasar Besar <Ditata>"]],
    }.items():
        found = room.sql(sql, a="1", b="2")
        assert found.status_code == 200, (sql, found.text)
        assert found.json()["rows"] == answer, sql


@pytest.mark.parametrize(
    "sql", ["select", "select nothing from nowhere", "select :a where", "select 1; select 2", "select 'x", "explain select"]
)
def test_what_is_mistyped_is_said(room: Room, sql: str) -> None:
    assert room.sql(sql).status_code == 400


def test_answers_are_cut_off_where_datasette_cuts_them(database: Path) -> None:
    room = Room(database, settings={"max_returned_rows": 3})
    found = room.sql("select id from articles order by id").json()
    assert (found["rows"], found["truncated"]) == ([[1], [2], [3]], True)
    found = room.sql("select id from articles limit 3").json()
    assert (len(found["rows"]), found["truncated"]) == (3, False)
    two = {"_size": "2", "_sort": "id", "_shape": "objects"}
    first = room.json("/archive/articles.json", **two)
    assert [row["id"] for row in first["rows"]] == [1, 2]
    assert [row["id"] for row in room.json("/archive/articles.json", **two, _next=first["next"])["rows"]] == [3, 4]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"_where": "x" * 20_000}, 414),
        ({"_search": "kata " * 5000}, 414),
    ],
)
def test_what_asks_for_too_much_is_not_looked_at(room: Room, query: dict[str, str], status: int) -> None:
    answer = room.get("/archive/articles.json", **query)
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_facets_are_counted(room: Room) -> None:
    facets = "&".join(["_facet=title"] * 11)
    assert room.get(f"/archive/articles.json?{facets}").status_code == 400
    assert room.get("/archive/articles.json?" + "&".join(["_facet=title"] * 5)).status_code == 200


def test_a_process_that_ended_is_replaced(tmp_path: Path) -> None:
    room = Room(kept(tmp_path, FLOOD))
    for _ in range(2):
        assert room.sql("select 1").json()["rows"] == [[1]]
        [running] = room.guard()._visitors._all
        running._process.kill()
        running._process.wait()
    room.guard().end()
    assert room.sql("select 1").json()["rows"] == [[1]]


def test_queries_at_the_same_time_have_processes_of_their_own(database: Path) -> None:
    room = Room(database, settings={"num_sql_threads": 3})

    async def together() -> list[int]:
        slow = "with recursive c(x) as (select 1 union all select x + 1 from c limit 300000) select count(*) from c"
        answers = await asyncio.gather(*(room.datasette.client.get(QUERY, params={"sql": slow}) for _ in range(6)))
        return [answer.status_code for answer in answers]

    assert asyncio.run(together()) == [200] * 6
    assert 1 <= len(room.guard()._visitors._all) <= 3


OPEN_AND_LEAVE = """
import asyncio, os, sys
from datasette.app import Datasette
from datasette.plugins import pm
import archive.reading_room

if archive.reading_room not in pm.get_plugins():
    pm.register(archive.reading_room)  # where the package is not installed
datasette = Datasette([sys.argv[1]])
answer = asyncio.run(datasette.client.get(sys.argv[3], params={"sql": "select 1"}))
[visitor] = datasette.get_database("archive").execute.__self__._visitors._all
print(visitor._process.pid, flush=True)
if sys.argv[2] == "killed":
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("way", ["finished", "killed"])
def test_processes_end_with_the_server(database: Path, way: str) -> None:
    server = subprocess.run([sys.executable, "-c", OPEN_AND_LEAVE, str(database), way, QUERY], capture_output=True, text=True, check=False)
    assert server.stdout, server.stderr
    process = Path("/proc") / server.stdout.strip()
    while process.exists() and "Z" not in (process / "stat").read_text().split()[2:3]:
        time.sleep(0.05)
    assert server.returncode == (0 if way == "finished" else -signal.SIGKILL), server.stderr


def test_functions_of_other_plugins_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "shouting.py").write_text(
        "from datasette import hookimpl\n\n\n@hookimpl\ndef prepare_connection(conn, datasette):\n"
        "    conn.create_function('shout', 1, lambda text: f\"{text.upper()} {datasette.setting('num_sql_threads')}\")\n"
    )
    before = set(pm.get_plugins())
    try:
        room = Room(kept(tmp_path / "data", FLOOD), plugins_dir=str(folder), settings={"num_sql_threads": 2, "cache_size_kb": 4000})
        assert room.sql("select shout(title) from articles").json()["rows"] == [["WARGA SIAGA BANJIR 2"]]
        assert room.sql("select hex(randomblob(200000000))").status_code == 400
    finally:
        for plugin in set(pm.get_plugins()) - before:
            pm.unregister(plugin)


def test_saved_queries_may_compute_their_parameters(database: Path) -> None:
    query = {"sql": "select :_now_date_utc as today, :word as word"}
    room = Room(database, metadata={"databases": {"archive": {"queries": {"today": query}}}})
    [[today, word]] = room.json("/archive/today.json", word="x", _shape="arrays")["rows"]
    assert (len(today), word) == (10, "x")


def test_without_threads_there_are_no_processes(database: Path) -> None:
    datasette = Datasette([str(database)], settings={"num_sql_threads": 0})

    async def ask() -> list[list[str]]:
        answer = await datasette.client.get(QUERY, params={"sql": "select escape_fts('a -b')", "_shape": "arrays"})
        return list(answer.json()["rows"])

    assert asyncio.run(ask()) == [['("a") NOT ("b")']]


def test_every_connection_has_its_limits_and_the_search() -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        limits.prepare(conn)
        with pytest.raises(sqlite3.DataError, match="too big"):
            conn.execute("SELECT hex(randomblob(200000000))").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="too complex"):
            conn.execute(f"SELECT 'x' LIKE '{'%a' * 600}'").fetchone()
        assert conn.execute("SELECT kliping_match('a -b'), escape_fts('\"'), kliping_match(NULL), kliping_match(7)").fetchone() == (
            '("a") NOT ("b")',
            '""',
            '""',
            '("7")',
        )
        assert conn.execute("SELECT kliping_snippet('dua', 'satu dua', NULL), kliping_snippet(NULL, NULL, NULL)").fetchone() == (
            "satu ⟦dua⟧",
            None,
        )


def test_a_visitor_hands_over_plain_values_only() -> None:
    def load(data: bytes) -> object:
        return guard._Values(io.BytesIO(data)).load()

    assert load(pickle.dumps((("a",), [(1, 2.5, None, "x", b"y")], False, None, False))) == (
        ("a",),
        [(1, 2.5, None, "x", b"y")],
        False,
        None,
        False,
    )
    with pytest.raises(pickle.UnpicklingError, match="is no plain value"):
        load(pickle.dumps(os.system))


def test_one_query_in_a_visitor(database: Path) -> None:
    with closing(visitor.connect(visitor.Place("archive", f"{database.as_uri()}?mode=ro"))) as conn:
        assert visitor.answer(conn, visitor.Question("SELECT id AS a, 'x' AS b FROM articles ORDER BY id", {}, 60, 2)) == (
            ("a", "b"),
            [(1, "x"), (2, "x")],
            True,
            None,
            False,
        )
        late = visitor.answer(conn, visitor.Question(COSTLY["endless"], {}, 0.0, None))
        assert (late.error, late.late) == ("interrupted", True)
        assert visitor.answer(conn, visitor.Question("PRAGMA schema_version", [], 60, None)).columns == ("schema_version",)
        assert "not authorized" in str(visitor.answer(conn, visitor.Question("PRAGMA journal_mode = DELETE", [], 60, None)).error)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_function_that_is_interrupted_makes_a_query_late(database: Path) -> None:
    with closing(visitor.connect(visitor.Place("archive", f"{database.as_uri()}?mode=ro"))) as conn:
        conn.create_function("endless", 0, lambda: conn.execute(COSTLY["endless"]).fetchone()[0])
        assert visitor.answer(conn, visitor.Question("SELECT endless()", {}, 0.0, None)).late
