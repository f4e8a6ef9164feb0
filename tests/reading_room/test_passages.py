"""Marks in the text of a story: they stand where the words stand, and never change them."""

import random
import re
from typing import Any

from markupsafe import Markup

from archive.reading_room.passages import Addresses, Passage, paragraphs, set_in

NOTHING: dict[str, list[dict[str, Any]]] = {"quotes": [], "people": [], "places": [], "dates": []}
TEXT = 'Camat Sari Dra. Sri Wahyuni berkata, "Kami siap sejak Kamis (23/1/2020)," di Kota Sari.'


def quote(text: str, start: int, **more: Any) -> dict[str, Any]:
    values = {"speaker": "Sri Wahyuni", "speaker_printed": "Camat", "office": "Camat Sari", "doubt": None, "paragraph": 0}
    return {"text": text, "start": start} | values | more


def person(**more: Any) -> dict[str, Any]:
    return {"name": "Sri Wahyuni", "printed": "Dra. Sri Wahyuni", "office": "Camat Sari", "paragraph": 0, "start": 0} | more


def date(text: str, value: str | None, start: int, kind: str = "event") -> dict[str, Any]:
    return {"text": text, "value": value, "kind": kind, "paragraph": 0, "start": start}


def marked(text: str = TEXT, **parts: list[dict[str, Any]]) -> str:
    [found] = paragraphs([text], NOTHING | parts, Addresses())
    assert Markup(found.text).striptags() == Markup.escape(text).striptags()
    return str(found.text)


def test_everything_is_marked_where_it_stands() -> None:
    found = marked(
        quotes=[quote("Kami siap sejak Kamis (23/1/2020)", TEXT.index("Kami siap"))],
        people=[person()],
        places=[{"code": "99.01", "printed": "Kota Sari", "doubt": None, "paragraph": 0, "start": TEXT.index("Kota Sari")}],
        dates=[date("Kamis (23/1/2020)", "2020-01-23", TEXT.index("Kamis"))],
    )
    assert found == (
        '<a class="office" href="/jabatan/Camat+Sari">Camat Sari</a> <a class="person" href="/tokoh/Sri+Wahyuni">Dra. Sri Wahyuni</a> '
        'berkata, <q class="said">&#34;Kami siap sejak <a class="day" href="/hari/2020-01-23"><time datetime="2020-01-23">Kamis '
        '(23/1/2020)</time></a>,&#34;</q> di <a class="place" href="/tempat/99.01">Kota Sari</a>.'
    )


def test_what_does_not_stand_there_is_left_unmarked() -> None:
    assert "<" not in marked(quotes=[quote("Kami siap", 3), quote("Kami siap sedia", TEXT.index("Kami siap")), quote("", 0)])
    assert "<" not in marked(people=[person(name="Budi", printed="Pak Budi", office="Lurah")])
    assert "<" not in marked(dates=[date("Kamis", "2020-01-23", -1), date("Jumat", "2020-01-23", 4)])
    assert "<" not in marked(places=[{"code": "99.01", "printed": "Kota Sari", "doubt": "another", "paragraph": 0, "start": 75}])


def test_a_span_of_days_leads_to_its_first_and_claims_no_single_day() -> None:
    at = TEXT.index("Kamis")
    assert marked(dates=[date("Kamis", "2020-01-23/2020-01-25", at)]).count("/hari/2020-01-23") == 1
    assert "<time" not in marked(dates=[date("Kamis", "2020-01-23/2020-01-25", at)])
    assert marked(dates=[date("Kamis", "1945-08-17", at, "historical")]).count('<time datetime="1945-08-17">Kamis</time>') == 1
    assert "href" not in marked(dates=[date("Kamis", "1945-08-17", at, "historical")])
    assert "<" not in marked(dates=[date("Kamis", None, at)])


def test_who_speaks_is_told_once_for_each_paragraph() -> None:
    rows = [quote("Kami siap", 38), quote("sejak Kamis", 48), quote("siap", 43, speaker=None, speaker_printed=None)]
    [first, second] = paragraphs([TEXT, "Lain."], NOTHING | {"quotes": rows}, Addresses())
    assert [each.name for each in first.speakers] == ["Sri Wahyuni"]
    assert second.speakers == ()


def test_a_name_is_made_fit_for_an_address_and_text_stays_text() -> None:
    evil = '"><script>alert(1)</script>'
    found = marked(f"{evil} hadir.", people=[person(name=evil, printed=evil, office=None)])
    assert "<script>" not in found
    assert "/tokoh/~22~3E~3Cscript~3Ealert~281~29~3C~2Fscript~3E" in found


def test_any_passages_leave_the_text_and_nest() -> None:
    chance = random.Random(5)
    text = "Ada <b>tanda</b> & kutip “di sini” \u202eterbalik."
    for _ in range(2000):
        passages = []
        for number in range(chance.randrange(7)):
            start = chance.randrange(-3, len(text) + 3)
            tag = chance.choice("aqu")
            end = start + chance.randrange(-2, 20)
            passages.append(Passage(start, end, Markup(f"<{tag} id={number}>"), Markup(f"</{tag}>"), link=tag == "a"))
        found = str(set_in(text, passages))
        open_tags: list[str] = []
        for closing, tag in re.findall(r"<(/?)([aqu])\b[^>]*>", found):
            if closing:
                assert open_tags.pop() == tag
            else:
                assert tag != "a" or "a" not in open_tags
                open_tags.append(tag)
        assert not open_tags
        assert Markup(re.sub(r"</?[aqu]\b[^>]*>", "", found)).unescape() == text
