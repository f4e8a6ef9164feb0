"""Indonesian dates: forms, doubts, and what only looks like one."""

import pytest

from scraper.extract.dates import find, mentions, said, stamp

WIB = "Asia/Jakarta"
FRIDAY = "2020-01-24"


def first(text: str, anchor: str | None = FRIDAY, zone: str = WIB) -> tuple[str, str | None, str, str | None]:
    found = find(text, anchor, zone)
    assert len(found) == 1, found
    return found[0].text, found[0].value, found[0].kind, found[0].doubt


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Kamis (23/1)", "2020-01-23"),
        ("Kamis (23/01)", "2020-01-23"),
        ("Kamis (23/1/2020)", "2020-01-23"),
        ("Kamis (23/1/20)", "2020-01-23"),
        ("Kamis ( 23/01/2020 )", "2020-01-23"),
        ("Kamis(23/1)", "2020-01-23"),
        ("Kamis (23\\01)", "2020-01-23"),
        ("Kamis, (23/1/2020)", "2020-01-23"),
        ("Kamis malam (23/1)", "2020-01-23"),
        ("Kamis (23/1) malam", "2020-01-23"),
        ("Kamis (23/1/2020) kemarin", "2020-01-23"),
        ("Kamis kemarin (23/1)", "2020-01-23"),
        ("hari ini Jumat (24/1)", "2020-01-24"),
        ("Jum'at (24/1)", "2020-01-24"),
        ("Jum’at Kliwon (24/1)", "2020-01-24"),
        ("(Kamis, 23/1/2020)", "2020-01-23"),
        ("Kamis (23 Januari 2020)", "2020-01-23"),
        ("Kamis 23/1/2020", "2020-01-23"),
        ("malam Minggu (18/1)", "2020-01-18"),
        ("Thursday (23/1/2020)", "2020-01-23"),
        ("kamis (23/1)", "2020-01-23"),
        ("Ahad (19/1)", "2020-01-19"),
        ("Kamis, 23 Januari 2020", "2020-01-23"),
        ("Kamis 23 Januari 2020", "2020-01-23"),
        ("Kamis,23 Januari 2020", "2020-01-23"),
        ("hari Kamis tanggal 23 Januari 2020", "2020-01-23"),
        ("hari Kamis tanggal, 23 Januari 2020", "2020-01-23"),
        ("Minggu tanggal 19 Januari 2020", "2020-01-19"),
        ("23 Januari  2020", "2020-01-23"),
        ("23 Jan. 2020", "2020-01-23"),
        ("Kamis, 23 Januari 2020 pukul 09.00 WIB", "2020-01-23T09:00:00+07:00"),
        ("Kamis, 23 Januari 2020 14:05 WIB", "2020-01-23T14:05:00+07:00"),
        ("Kamis (23/1) pukul 10.00 WITA", "2020-01-23T10:00:00+08:00"),
        ("Kamis [23/1/2020]", "2020-01-23"),
        ("{Kamis, 23/1}", "2020-01-23"),
        ("Kamis (23-1)", "2020-01-23"),
        ("Kamis, 23 Januari 2020 - 16:20:05 WIT", "2020-01-23T16:20:05+09:00"),
        ("January 23, 2020", "2020-01-23"),
        ("Thursday, January 23, 2020", "2020-01-23"),
        ("23/1/2020", "2020-01-23"),
        ("23-01-2020", "2020-01-23"),
        ("2020-01-23", "2020-01-23"),
    ],
)
def test_event(printed: str, value: str) -> None:
    assert first(f"Rapat digelar {printed}, di balai kota.") == (printed, value, "event", None)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("6 Agust 2019", "2019-08-06"),
        ("1 Nopember 2019", "2019-11-01"),
        ("5 Pebruari 2019", "2019-02-05"),
        ("17 Ags 2019", "2019-08-17"),
        ("3 Okt 2019", "2019-10-03"),
        ("3 Sept 2019", "2019-09-03"),
    ],
)
def test_odd_months(printed: str, value: str) -> None:
    assert first(f"sejak {printed} lalu")[1:3] == (value, "historical")


@pytest.mark.parametrize(
    ("printed", "value", "kind"),
    [
        ("15-16 Juni 2022", "2022-06-15/2022-06-16", "range"),
        ("7–13 Januari 2026", "2026-01-07/2026-01-13", "range"),
        ("16 s. d. 17 Maret 2023", "2023-03-16/2023-03-17", "range"),
        ("1 s/d 5 Maret 2020", "2020-03-01/2020-03-05", "range"),
        ("20 Mei hingga 1 Juni 2020", "2020-05-20/2020-06-01", "range"),
        ("28 Desember - 3 Januari 2020", "2019-12-28/2020-01-03", "range"),
        ("Kamis 9 Maret hingga Minggu 12 Maret 2023", "2023-03-09/2023-03-12", "range"),
        ("Selasa (21/1) sampai Kamis (23/1)", "2020-01-21/2020-01-23", "range"),
        ("Rabu-Kamis (22-23/1)", "2020-01-22/2020-01-23", "range"),
        ("30/12/2019 – 2/1/2020", "2019-12-30/2020-01-02", "range"),
        ("20/1-2/2/2020", "2020-01-20/2020-02-02", "range"),
        ("1-3 dan 7 Januari 2020", "2020-01-01/2020-01-03;2020-01-07", "range"),
        ("tanggal 3, 5-6, dan 9 Januari", "2020-01-03;2020-01-05/2020-01-06;2020-01-09", "range"),
        ("tanggal 15 bulan depan", "2020-02-15", "future"),
        ("tanggal 1 s.d. 5 bulan lalu", "2019-12-01/2019-12-05", "range"),
        ("tanggal dua puluh tiga bulan Januari tahun dua ribu dua puluh", "2020-01-23", "event"),
        ("semester II-2019", "2019-07/2019-12", "range"),
        ("(30/12-2/1/2020)", "2019-12-30/2020-01-02", "range"),
        ("3, 4, dan 5 April 2018", "2018-04-03;2018-04-04;2018-04-05", "range"),
        ("tanggal 1, 13 dan 14 Oktober 2017", "2017-10-01;2017-10-13;2017-10-14", "range"),
        ("Februari 2020", "2020-02", "future"),
        ("Januari 2020", "2020-01", "range"),
        ("Juni tahun 2019", "2019-06", "historical"),
        ("Januari hingga Maret 2019", "2019-01/2019-03", "range"),
        ("December 2019 to December 2018", "2018-12/2019-12", "range"),
        ("awal Mei 2019", "2019-05-01/2019-05-10", "range"),
        ("periode 2018-2023", "2018/2023", "range"),
        ("tahun 2012", "2012", "historical"),
        ("1 April 2020 nanti", "2020-04-01", "future"),
        ("pukul 08.00-16.00 WIB", "2020-01-24T08:00:00+07:00/2020-01-24T16:00:00+07:00", "time"),
        ("pukul 12.30 s/d selesai", "2020-01-24T12:30:00+07:00", "time"),
        ("pukul9 pagi", "2020-01-24T09:00:00+07:00", "time"),
        ("pukul09.00WIB", "2020-01-24T09:00:00+07:00", "time"),
    ],
)
def test_other_kinds(printed: str, value: str, kind: str) -> None:
    text, found, said, _ = first(f"Kegiatan itu {printed}.")
    assert (text, found, said) == (printed, value, kind)


@pytest.mark.parametrize(
    ("printed", "anchor", "value", "doubt"),
    [
        ("Selasa (31/12)", "2020-01-02", "2019-12-31", None),
        ("Kamis (2/1)", "2019-12-31", "2020-01-02", "far-from-publication"),
        ("Senin (6/1)", FRIDAY, "2020-01-06", "far-from-publication"),
        ("Selasa (23/1/2020)", FRIDAY, "2020-01-23", "weekday-mismatch"),
        ("Jumat (11/1/2019)", "2020-01-11", "2019-01-11", "far-from-publication"),
        ("Kamis (23/1/3020)", FRIDAY, "2020-01-23", "broken-year"),
        ("Kamis, 23 Januari 20202", FRIDAY, "2020-01-23", "broken-year"),
        ("23 Januari 202020", FRIDAY, "2020-01-23", "broken-year, year-inferred"),
        ("Kamis (31/4/2020)", FRIDAY, None, "no-such-day"),
        ("Kamis (23/1)", None, None, "no-anchor"),
        ("Thursday (1/23/2020)", FRIDAY, "2020-01-23", "month-first"),
        ("23 Januari", FRIDAY, "2020-01-23", "year-inferred"),
        ("(23/1)", FRIDAY, "2020-01-23", "year-inferred"),
        ("kemarin (23/1)", FRIDAY, "2020-01-23", None),
        ("akhir Februari 2020", FRIDAY, "2020-02-21/2020-02-29", "part-of-month"),
    ],
)
def test_doubts(printed: str, anchor: str | None, value: str | None, doubt: str | None) -> None:
    text, found, _, said = first(f"Rapat itu {printed}.", anchor)
    assert (text, found, said) == (printed, value, doubt)


@pytest.mark.parametrize(
    ("line", "value", "kind"),
    [
        ("12-11-2021 - PENGADILAN AGAMA LUBUK PAKAM", "2021-11-12", "published"),
        ("pa-semarang.go.id | Selasa, 26/01/2021", "2021-01-26", "published"),
        ("Oleh Admin, Senin, 17 Juli 2023", "2023-07-17", "published"),
        ("Kamis, 25 Februari 2021 - 20:52 | 47.47k", "2021-02-25T20:52:00+07:00", "published"),
        ("13 September 2018 19:45 WIB", "2018-09-13T19:45:00+07:00", "published"),
        ("Oleh karena itu, Senin, 17 Juli 2023", "2023-07-17", "event"),
        ("Senin, 17 Juli 2023", "2023-07-17", "event"),
        ("Senin (17/7/2023) - Wali Kota membuka pameran.", "2023-07-17", "event"),
        ("Kota itu berdiri 1 April 1914.", "1914-04-01", "historical"),
        ("PSBB berlaku sejak 5 Juli 2023.", "2023-07-05", "historical"),
        ("PSBB berlaku sejak Rabu, 5 Juli 2023.", "2023-07-05", "event"),
    ],
)
def test_kinds_of_lines(line: str, value: str, kind: str) -> None:
    _, found, said, _ = first(line, "2023-07-17")
    assert (found, said) == (value, kind)


@pytest.mark.parametrize(("text", "kind"), [("Gereja itu dibangun 7 Juni 1937.", "historical"), ("Rapat digelar 7 Juni 2017.", "event")])
def test_kind_without_a_day_of_reference(text: str, kind: str) -> None:
    assert first(text, None)[2] == kind


@pytest.mark.parametrize("lag", range(8))
def test_the_week_before_publication_is_no_doubt(lag: int) -> None:
    days = ("Jumat (24/1)", "Kamis (23/1)", "Rabu (22/1)", "Selasa (21/1)", "Senin (20/1)", "Minggu (19/1)", "Sabtu (18/1)", "Jumat (17/1)")
    assert first(days[lag])[1:] == (f"2020-01-{24 - lag}", "event", None)


@pytest.mark.parametrize(
    "text",
    [
        "Perda Nomor 10 Tahun 2010",
        "UU No. 23/2014",
        "Nomor 12/3/2020",
        "surat 3693/DjA/HM.00/11/2021",
        "RKPD 2026 dan APBD 2022",
        "telepon (0341) 551333",
        "HP 0812-3456-7890",
        "Rp 1.500.000 per bulan",
        "skor 3-2",
        "menang 3-1 (2-0)",
        "RT 03/RW 02",
        "RT 3 dan RW 5",
        "pasal 18 ayat (5)",
        "layanan 24/7",
        "usia 12-17 tahun",
        "Mei Lestari (23)",
        "Jalan 17 Agustus",
        "Universitas 17 Agustus 1945",
        "SMPN 3 Malang",
        "sebanyak 1.500 peserta",
        "dua minggu lamanya",
        "HUT ke-78",
        "1440 Hijriah",
        "Tabel 1.1.9",
        "(162×4)",
        "daerah (1010)",
        "versi 2.0.1",
        "IP 10.0.0.1",
        "tanpa angka sama sekali",
        "Lembaran Negara. Tahun 2004 Nomor 125,",
        "Kamis (20-12)",
        "tabloid Minggu Pagi",
        "menjadi 2010 suara",
        "Rumah Sakit 10 November",
        "“Jalan 10 November”",
        "musrenbang 2020",
        "rancangan lkpd ta 2019",
        "",
    ],
)
@pytest.mark.parametrize("anchor", [None, FRIDAY])
def test_lookalikes(text: str, anchor: str | None) -> None:
    assert find(f"Warga membahas {text} itu.", anchor, WIB) == ()


@pytest.mark.parametrize(
    ("printed", "value", "doubt"),
    [
        ("Kamis (23/2/2020)", "2020-01-23", "weekday-mismatch, repaired"),  # the month slipped
        ("Kamis (23/1/2019)", "2020-01-23", "weekday-mismatch, repaired"),  # the year slipped
        ("Kamis (23/1/2012)", "2012-01-23", "weekday-mismatch, far-from-publication"),  # another year, no slip
        ("Sabtu (25/1)", "2020-01-25", "far-from-publication"),
        ("Jumat (25/1)", "2020-01-24", "weekday-mismatch, repaired"),  # the day slipped
        ("Kamis (24/1/2020)", "2020-01-24", "weekday-mismatch"),
        ("Rabu (23/1/2020)", "2020-01-23", "weekday-mismatch"),  # in the week before: day or weekday, nobody can say
        ("Rabu (12/8/2020)", "2020-08-12", None),
        ("Rabu (13/8/2020)", "2020-08-13", "weekday-mismatch, far-from-publication"),  # nothing near fits
    ],
)
def test_repair(printed: str, value: str, doubt: str | None) -> None:
    _, found, _, said = first(f"Rapat itu {printed}.")
    assert (found, said) == (value, doubt)


@pytest.mark.parametrize("printed", ["Senin (3/2/2020)", "Senin, 3 Februari 2020", "Senin 3/2/2020", "3 Februari 2020", "3/2/2020"])
def test_a_full_date_ahead_is_nothing_odd(printed: str) -> None:
    assert first(f"Rapat digelar {printed}.")[1:] == ("2020-02-03", "future", None)
    assert first(f"Rapat akan digelar {printed}.")[1:] == ("2020-02-03", "future", None)


@pytest.mark.parametrize("printed", ["Rabu (3/2/2021)", "Rabu, 3 Februari 2021", "Rabu 3/2/2021", "3 Februari 2021", "3/2/2021"])
def test_a_day_more_than_a_year_ahead_is_doubted_unless_announced(printed: str) -> None:
    assert first(f"Rapat digelar {printed}.")[1:] == ("2021-02-03", "future", "far-from-publication")
    assert first(f"Rapat akan digelar {printed}.")[1:] == ("2021-02-03", "future", None)


def test_a_day_ahead_without_its_year_is_doubted_unless_announced() -> None:
    assert first("Rapat digelar Senin (3/2).")[1:] == ("2020-02-03", "future", "far-from-publication")
    assert first("Rapat akan digelar Senin (3/2).")[1:] == ("2020-02-03", "future", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mulai pukul 20.00 pada 31 Januari 2020.", ["2020-01-31T20:00:00+07:00"]),
        ("Rabu (22/1). Mulai pukul 20.00 WIB, Kamis (23/1).", ["2020-01-22", "2020-01-23T20:00:00+07:00"]),
        ("Rabu (22/1). Mulai pukul 20.00 WIB di Balai Kota, Kamis (23/1).", ["2020-01-22", "2020-01-23T20:00:00+07:00", "2020-01-23"]),
        (
            "Rabu (22/1). Pukul 20.00 ia berkata, lomba akan digelar Sabtu (25/1).",
            ["2020-01-22", "2020-01-22T20:00:00+07:00", "2020-01-25"],
        ),
        ("Usai rapat Rabu (22/1), pukul 09.00 besok mereka pergi.", ["2020-01-22", "2020-01-25T09:00:00+07:00"]),
        ("Ia hadir di Malang, Rabu.", ["2020-01-22"]),
        ("Lomba akan digelar di Malang, Rabu.", ["2020-01-29"]),
        ("Besok malam, Sabtu (25/1), pentas.", ["2020-01-25"]),
        ("Hari ini, Jumat (24/1), pukul 09.00 WIB lomba.", ["2020-01-24T09:00:00+07:00"]),
        ("Lusa pukul 08.00-10.00 lomba.", ["2020-01-26T08:00:00+07:00/2020-01-26T10:00:00+07:00"]),
        ("Rabu (22/1) dibuka. Pukul 10.00 keesokan harinya usai.", ["2020-01-22", "2020-01-23T10:00:00+07:00"]),
        ("Pukul 09.00 tadi, Kamis (23/1), air surut.", ["2020-01-23T09:00:00+07:00", "2020-01-23"]),
        ("Rabu (22/1). Loket buka setiap hari pukul 08.00 WIB.", ["2020-01-22", "T08:00+07:00"]),
        ("Rabu (22/1). Loket buka pukul 08.00-15.00 WIB.", ["2020-01-22", "T08:00+07:00/T15:00+07:00"]),
        ("Rabu (22/1) loket buka pukul 08.00-15.00 WIB.", ["2020-01-22", "2020-01-22T08:00:00+07:00/2020-01-22T15:00:00+07:00"]),
        ("Kota lahir 1 April 1914. Pameran buka pukul 08.00.", ["1914-04-01", "2020-01-24T08:00:00+07:00"]),
        ("Rabu (22/1). Keesokan harinya hujan.", ["2020-01-22", "2020-01-23"]),
        ("Sidang tanggal 20 Januari ditunda ke tanggal 28.", ["2020-01-20", "2020-01-28"]),
    ],
)
def test_what_hangs_on_a_day_beside_it(text: str, values: list[str]) -> None:
    assert [each.value for each in find(text, FRIDAY, WIB)] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("24 Jan 2020, 9.15", [("24 Jan 2020, 9.15", "2020-01-24T09:15:00+07:00")]),
        ("Rapat digelar 08 Januari 20 di balai kota.", [("08 Januari 20", "2020-01-08")]),
        ("Sekitar 8 Januari 20 orang datang.", [("8 Januari", "2020-01-08")]),
        ("Selama Juli-Agustus-September curah hujan rendah.", [("Juli-Agustus-September", "2019-07/2019-09")]),
        ("Hujan turun Juli – Agustus – September 2019.", [("Juli – Agustus – September 2019", "2019-07/2019-09")]),
        ("Proyek rampung pada akhir tahun.", [("akhir tahun", "2020-09/2020-12")]),
        ("Laporan akhir tahun disusun.", []),
        ("Kas disetor setiap akhir tahun.", []),
        ("The road opens by the end of August.", [("end of August", "2020-08-21/2020-08-31")]),
        ("It began at the beginning of July 2019.", [("beginning of July 2019", "2019-07-01/2019-07-10")]),
        ("They met on 23 and 24 January 2020.", [("23 and 24 January 2020", "2020-01-23;2020-01-24")]),
        ("It was opened on January 23, 2020 at 09.00 WIB.", [("January 23, 2020 at 09.00 WIB", "2020-01-23T09:00:00+07:00")]),
        ("During 2019, 12 cases were found.", [("2019", "2019")]),
        ("Done by the end of the year.", [("end of the year", "2020-09/2020-12")]),
        ("The end of 2023 is the target.", [("end of 2023", "2023-09/2023-12")]),
        ("Tutup sejak 2010 dan pada 2012.", [("2010", "2010"), ("2012", "2012")]),
        ("Naik dari 2015 hingga 2019.", [("2015 hingga 2019", "2015/2019")]),
        ("Usul dibahas pekan depan, Selasa (28/1/2020).", [("pekan depan, Selasa (28/1/2020)", "2020-01-28")]),
        ("Suntikan kedua 28 hari kemudian, yakni Jumat 21 Februari.", [("Jumat 21 Februari", "2020-02-21")]),
        ("Sejak Senin lalu hingga hari ini petugas siaga.", [("Senin lalu hingga hari ini", "2020-01-20/2020-01-24")]),
        ("Rabu malam hingga Kamis pagi hujan.", [("Rabu malam hingga Kamis pagi", "2020-01-22/2020-01-23")]),
        ("Lomba digelar Sabtu dan Minggu pekan depan.", [("Sabtu", "2020-02-01"), ("Minggu pekan depan", "2020-02-02")]),
        ("Pasar ramai Sabtu-Minggu lalu.", [("Sabtu-Minggu lalu", "2020-01-18/2020-01-19")]),
        ("Menurut dia, Minggu itu ramai.", [("Minggu", "2020-01-19")]),
        ("Minggu itu ramai.", []),
        ("Kalau hari Jumat yang datang dua kali lipat.", []),
        ("Lomba usul digelar setiap Minggu pertama Februari.", []),
        ("Insyaallah Februari sudah terpasang.", [("Februari", "2020-02")]),
        ("Kamis pagi tadi hujan.", [("Kamis pagi tadi", "2020-01-23")]),
        ("Jumat pagi tadi hujan.", [("Jumat pagi tadi", "2020-01-24")]),
        ("Kamis siang sekitar pukul 11.30 WIB hujan.", [("Kamis siang sekitar pukul 11.30 WIB", "2020-01-23T11:30:00+07:00")]),
        ("Bantuan cair Februari, Maret, April.", [("Februari", "2020-02"), ("Maret", "2020-03"), ("April", "2020-04")]),
        ("Data Rabu malam, 12 orang sakit.", [("Rabu malam", "2020-01-22")]),
        ("Loket dibuka hingga Rabu, lalu pindah.", [("Rabu", "2020-01-29")]),
        ("“Rabu harus selesai,” pesannya.", [("Rabu", "2020-01-29")]),
        ("Dibuka mulai Senin sampai Jumat.", []),
        ("Tanggal 20 kemarin ia datang, tanggal 5 nanti lagi.", [("Tanggal 20 kemarin", "2020-01-20"), ("tanggal 5 nanti", "2020-02-05")]),
        (
            "Hujan Kamis (23/1) pukul 19.00 WIB sampai Jumat (24/1) pukul 02.00 WIB.",
            [("Kamis (23/1) pukul 19.00 WIB sampai Jumat (24/1) pukul 02.00 WIB", "2020-01-23T19:00:00+07:00/2020-01-24T02:00:00+07:00")],
        ),
        (
            "Api muncul Kamis (23/1) pukul 23.30 WIB dan padam pukul 02.00 WIB.",
            [("Kamis (23/1) pukul 23.30 WIB", "2020-01-23T23:30:00+07:00"), ("pukul 02.00 WIB", "2020-01-24T02:00:00+07:00")],
        ),
        ("Kuota Mei segera cair.", [("Mei", "2020-05")]),
        ("Kasus naik dibanding Juni.", [("Juni", "2019-06")]),
        ("Setelah Juni berbicara, Pak Juli menjawab.", []),
        ("Rapat digelar kemarin (23 Januari).", [("kemarin (23 Januari)", "2020-01-23")]),
        ("Pasar itu ada sejak awal 2000-an.", [("awal 2000-an", "2000/2003")]),
        ("Pohon itu ditanam sekitar 1920.", [("1920", "1920")]),
        ("Yang hadir sekitar 1920 orang.", []),
        ("Ia cedera dalam kecelakaan 1999 itu.", [("1999", "1999")]),
    ],
)
def test_where_the_words_of_a_date_end(text: str, told: list[tuple[str, str]]) -> None:
    assert [(each.text, each.value) for each in find(text, FRIDAY, WIB)] == told


def test_weekdays_glued_together_without_a_day_of_publication() -> None:
    assert [each.text for each in find("Jalan itu mulus setelah diaspal Sabtu danMinggu.", None, WIB)] == ["Sabtu danMinggu"]


def test_opening_hours_are_of_any_day() -> None:
    found = find("Pasar dibuka pukul 04.00 dan tutup pukul 10.00.", FRIDAY, WIB)
    assert [(each.value, each.doubt) for each in found] == [("T04:00+07:00", "recurring"), ("T10:00+07:00", "recurring")]
    once = find("Setiap peserta hadir. Rapat dibuka pukul 08.00 dan ditutup pukul 10.00.", FRIDAY, WIB)
    assert [each.value for each in once] == ["2020-01-24T08:00:00+07:00", "2020-01-24T10:00:00+07:00"]
    assert find("Setiap peserta hadir pukul 08.00.", FRIDAY, WIB)[0].value == "2020-01-24T08:00:00+07:00"


@pytest.mark.parametrize(
    "printed", ["Posted on 23 Januari 2020", "Dipublikasikan: 23 Januari 2020", "Kamis, 23 Januari 2020 | 09:15 WIB", "date 2020-01-23"]
)
def test_published(printed: str) -> None:
    assert first(printed)[2] == "published"


def test_every_form_in_words_can_be_read() -> None:
    for rows in set(said.ROWS_OF.values()):
        said.together(rows)
    for word in said.ROWS_OF:
        for after in (
            "hari lalu",
            "pekan depan",
            "tahun ini",
            "Januari",
            "II 2020",
            "kedua Mei",
            "ke-19",
            "1980-an",
            "malam",
            "pajak 2019",
        ):
            for anchor in (None, FRIDAY, "2020-02-29T23:59:59+07:00"):
                find(f"{word} {after}", anchor, WIB)
                find(f"3 {word} {after} 2021.", anchor, WIB)


def test_places_and_order() -> None:
    text = "Rapat Rabu (22/1) pukul 09.00 WIB dilanjutkan Kamis (23/1), lalu pukul 13.00 WIB ditutup."
    found = find(text, FRIDAY, WIB)
    assert [each.value for each in found] == ["2020-01-22T09:00:00+07:00", "2020-01-23", "2020-01-23T13:00:00+07:00"]
    assert all(text[each.start :].startswith(each.text) for each in found)


def test_mentions_of_a_story() -> None:
    found = mentions(
        "Lomba 17 Agustus 2019 Usai",
        "Kendari (22/1/2020),",
        ["Rapat digelar Kamis (23/1).", "Dimulai pukul 08.00 WIB."],
        ["Peserta, Kamis (23/1)"],
        "2020-01-24T09:00:00+07:00",
        WIB,
    )
    assert [(each.paragraph, each.value, each.kind) for each in found] == [
        (-3, "2020-01-22", "event"),
        (0, "2020-01-23", "event"),
        (1, "2020-01-23T08:00:00+07:00", "time"),
        (-1, "2020-01-23", "event"),
        (-2, "2019-08-17", "historical"),
    ]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (
            ["Lomba digelar Kamis (23/1).", "Hadiah diambil paling lambat 20 Februari 2020.", "Lomba ditutup pukul 16.00 WIB."],
            "2020-01-23T16",
        ),
        (["Lomba digelar Kamis (23/1).", "Final akan digelar Minggu (2/2).", "Babak itu akan dimulai pukul 16.00 WIB."], "2020-02-02T16"),
        (["Wali kota dilantik, Kamis (23/1).", "Ia menang Senin (20/1).", "Suasana ramai.", "Acara usai pukul 16.00."], "2020-01-23T16"),
        (["Lokasi ditinjau Kamis (23/1).", "Api muncul Rabu (22/1) malam.", "Petugas tiba pukul 23.00."], "2020-01-22T23"),
        (["Lokasi ditinjau Kamis (23/1).", "Api muncul Rabu (22/1).", "Warga panik.", "Malam itu pukul 23.00 api padam."], "2020-01-22T23"),
        (["Loket dibuka Kamis (23/1).", "Pendaftaran berlangsung hingga 31 Januari. Sampai pukul 10.00, ada 40 orang."], "2020-01-23T10"),
        (["Lomba digelar Kamis (23/1).", "Latihan berjalan sejak Senin (20/1).", "Bus tiba pukul 09.00."], "2020-01-23T09"),
        (["Festival digelar Sabtu (1/2).", "Rapat persiapan usai.", "Pintu dibuka pukul 17.00 WIB."], "2020-02-01T17"),
    ],
)
def test_the_day_of_a_time_in_a_later_paragraph(body: list[str], value: str) -> None:
    found = mentions("", "Malang (24/1/2020) –", body, [], "2020-01-24T09:00:00+07:00", WIB)
    assert [each.value for each in found if each.kind == "time"] == [f"{value}:00:00+07:00"]


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("Pada 5 Mei, lomba digelar.", "2019-12-02", "2019-05-05"),
        ("Lomba akan digelar 5 Mei.", "2019-12-02", "2020-05-05"),
        ("Lomba digelar 5 Januari.", "2019-12-02", "2020-01-05"),
        ("Pada 5 Oktober, lomba digelar.", "2020-02-02", "2019-10-05"),
        ("Pada Maret, harga naik.", "2019-11-02", "2019-03"),
        ("Harga akan naik pada Maret.", "2019-11-02", "2020-03"),
        ("Harga naik pada Januari.", "2019-11-02", "2020-01"),
        ("November kami sudah memulai pendataan.", "2023-05-10", "2022-11"),
        ("Wali kota menyiapkan upacara Hari Lahir Pancasila 1 Juni.", "2024-05-15", "2024-06-01"),
        ("Warga Malang,5 Mei itu, merayakannya.", "2019-12-02", "2019-05-05"),
        ("Pelatihan digelar Rabu (8-9/11).", "2023-11-09", "2023-11-08/2023-11-09"),
        ("Pelatihan digelar Rabu malam (8/11-23).", "2023-11-09", "2023-11-08"),
        ("Lomba digelar pekan lalu (4–5/11).", "2023-11-09", "2023-11-04/2023-11-05"),
        ("Hari raya jatuh pada 10 Zulhijah 1443 H/10 Juli 2022 M.", "2022-07-20", "2022-07-10"),
        ("Anaknya lahir 1 Juni.", "2024-05-15", "2023-06-01"),
        ("Klojen (malangkota.go.id) – Minggu depan taman dibuka.", "2024-05-15", "2024-05-19/2024-05-25"),
        ("Klojen (malangkota.go.id) – Tahun 2022 sampai tahun 2024 ada lomba.", "2024-05-15", "2022/2024"),
    ],
)
def test_the_year_that_is_not_printed(text: str, anchor: str, value: str) -> None:
    assert first(text, anchor)[1] == value


@pytest.mark.parametrize("year", ["0000", "0202", "2201"])
def test_months_of_a_year_that_cannot_be_are_no_date(year: str) -> None:
    assert find(f"Sensus berlangsung Januari-Maret {year}.", FRIDAY, WIB) == ()
    assert first(f"Sensus berlangsung pertengahan November {year} sampai Januari 2023.")[:2] == ("Januari 2023", "2023-01")


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("Rapat digelar tanggal 31 lalu.", "2021-07-05", "2021-05-31"),
        ("Rapat digelar tanggal 30 lalu.", "2021-03-05", "2021-01-30"),
        ("Rapat digelar tanggal 30 mendatang.", "2021-01-31", "2021-03-30"),
        ("Rapat digelar tanggal 29-31 lalu.", "2021-03-05", "2021-01-29/2021-01-31"),
    ],
)
def test_a_number_that_the_month_before_or_after_does_not_have(text: str, anchor: str, value: str) -> None:
    assert first(text, anchor)[1] == value


@pytest.mark.parametrize(
    ("text", "anchor", "value", "doubt"),
    [
        ("Banjir datang akhir Februari dua tahun lalu.", "2024-07-02", "2022-02-21/2022-02-28", None),
        ("Banjir datang akhir Februari tiga tahun lalu.", "2023-07-02", "2020-02-21/2020-02-29", None),
        ("Banjir datang 28 Februari tiga tahun lalu.", "2023-07-02", "2020-02-28", None),
        ("Banjir datang 29 Februari empat tahun lalu.", "2024-07-02", "2020-02-29", None),
        ("Banjir datang 29 Februari dua tahun lalu.", "2024-07-02", None, "no-such-day"),
        ("Banjir datang 28-29 Februari dua tahun lalu.", "2024-07-02", None, "no-such-day"),
        ("Banjir datang 29 Februari tahun sebelumnya.", "2024-07-02", None, "no-such-day"),
    ],
)
def test_february_of_a_counted_year(text: str, anchor: str, value: str | None, doubt: str | None) -> None:
    assert first(text, anchor)[1::2] == (value, doubt)


def test_a_29th_of_february_in_a_year_told_before() -> None:
    told = find("Pada 2018 banjir datang 29 Februari, surut akhir Februari.", "2024-08-27", WIB)
    assert [(each.text, each.value) for each in told] == [
        ("2018", "2018"),
        ("29 Februari", None),
        ("akhir Februari", "2018-02-21/2018-02-28"),
    ]


def test_late_february_to_march_of_a_year_to_come() -> None:
    told = find("Maret–April kemudian, akhir Februari hingga Maret.", "2020-01-13", WIB)
    assert told[-1].value == "2021-02-21/2021-03"


def test_a_span_from_a_month_to_a_year_counted_from_another() -> None:
    assert find("Tutup sejak Desember hingga tahun sebelumnya.", "1999-06-21", WIB)[0].value == "1998-12"


def test_a_span_between_parts_of_the_year() -> None:
    assert first("Naik antara triwulan I dan III 2019.")[1] == "2019-01/2019-09"
    assert first("Naik antara triwulan III dan I 2019.")[1] == "2019-07/2019-09;2019-01/2019-03"


def test_a_span_over_midnight_ends_on_the_next_day() -> None:
    assert first("Jalan ditutup pukul 22.00-04.00 WIB.")[1] == "2020-01-24T22:00:00+07:00/2020-01-25T04:00:00+07:00"


def test_without_publication_the_first_full_date_anchors() -> None:
    found = mentions("", "", ["Rapat Kamis (23/1/2020).", "Disusul Jumat (24/1)."], [], None, WIB)
    assert [each.value for each in found] == ["2020-01-23", "2020-01-24"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2020-01-24T02:15:00+00:00", "2020-01-24T09:15:00+07:00"),
        ("2020-01-24T02:15:00Z", "2020-01-24T09:15:00+07:00"),
        ("2020-01-24 09:15:00", "2020-01-24T09:15:00+07:00"),
        ("2020-01-24T09:15:00+0700", "2020-01-24T09:15:00+07:00"),
        ("2020-01-24", "2020-01-24"),
        ("Jumat, 24 Januari 2020, 09:15 WIB", "2020-01-24T09:15:00+07:00"),
        ("Posted on 24 Januari 2020 by admin", "2020-01-24"),
        ("Kamis | 27/02/2020 14.49 WIB", "2020-02-27T14:49:00+07:00"),
        ("05 - Dec - 2025, 13:05", "2025-12-05T13:05:00+07:00"),
        ("January 24, 2020 at 9:15 pm", "2020-01-24T21:15:00+07:00"),
        ("Fri, 24 Jan 2020 02:15:00 +0000", "2020-01-24T09:15:00+07:00"),
        ("15 Dec 2020 06:03 PM UTC", "2020-12-16T01:03:00+07:00"),
        ("0000-00-00 00:00:00", None),
        ("1970-01-01T00:00:00+00:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("Dibaca 73 kali", None),
        ("0 / 74 / 74", None),
        ("Kategori: Berita 2020", None),
        ("Januari 2020", None),
        ("", None),
        ("Jum'at, 24-01-2020", "2020-01-24"),
        ("Jumat, 24 Januari 2020, 09.15", "2020-01-24T09:15:00+07:00"),
    ],
)
def test_stamp(printed: str, value: str | None) -> None:
    assert stamp(printed, WIB) == value


def test_zones() -> None:
    assert stamp("2020-01-24T02:15:00Z", "Asia/Makassar") == "2020-01-24T10:15:00+08:00"
    assert stamp("24 Januari 2020 10:15", "Asia/Jayapura") == "2020-01-24T10:15:00+09:00"
