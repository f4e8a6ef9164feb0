"""Bylines: the last bracket of a story, and the many brackets that are none."""

import pytest

from scraper.extract.byline import byline, closing

SENTENCE = "Acara ditutup dengan doa."


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("(cah/yon)", "cah/yon"),
        ("(Rn/yon)", "Rn/yon"),
        ("(*/Hms)", "*/Hms"),
        ("(HB)", "HB"),
        ("(MN).", "MN"),
        ("(Rina Pratiwi).", "Rina Pratiwi"),
        ("(RIN-BG/RADAR CONTOH)", "RIN-BG/RADAR CONTOH"),
        ("(*)", "*"),
        ("(BIRO ADMINISTRASI PIMPINAN SETDA CONTOH)", "BIRO ADMINISTRASI PIMPINAN SETDA CONTOH"),
        ("(tan)", "tan"),
        ("[asg/but]", "asg/but"),
        ("(E009/Y008)", "E009/Y008"),
        ("(carep-04/yds)", "carep-04/yds"),
        ("(Humas Pemkot)", "Humas Pemkot"),
        ("(red)", "red"),
        ("Sumber : Humas Kominfo Contoh", "Sumber : Humas Kominfo Contoh"),
        ("Editor : Rina, S.Ag.,M.Hum.", "Editor : Rina, S.Ag.,M.Hum."),
        ("(cah/yon, foto: budi)", "cah/yon, foto: budi"),
        ("(Rina, Foto: Budi Santoso)", "Rina, Foto: Budi Santoso"),
        ("(nda, ful)", "nda, ful"),
        ("(Humas Kota Contoh/cah)", "Humas Kota Contoh/cah"),
        ("(cah-yon)", "cah-yon"),
        ("(Red.)", "Red."),
        ("(HB/YN)", "HB/YN"),
        ("Reporter: Rina / Editor: Budi", "Reporter: Rina / Editor: Budi"),
        ("Reporter : cah, Editor : yon", "Reporter : cah, Editor : yon"),
    ],
)
def test_forms(printed: str, said: str) -> None:
    assert byline(f"{SENTENCE} {printed}") == (said, SENTENCE)
    assert byline(f"{SENTENCE}{printed}") == (said, SENTENCE), "glued to the sentence"
    assert byline(printed) == (said, ""), "in a paragraph of its own"


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        ("Acara berjalan lancar (say/ram)", "say/ram", "Acara berjalan lancar"),
        ("“Semoga berkah,” ujarnya. – (cah/yon)", "cah/yon", "“Semoga berkah,” ujarnya."),
        ("“Semoga berkah.” (cah/yon)", "cah/yon", "“Semoga berkah.”"),
        ("untuk wargaSumber: Humas Contoh", "Sumber: Humas Contoh", "untuk warga"),
        ("***(cah/yon)***", "cah/yon", ""),
    ],
)
def test_where_it_begins(text: str, said: str, rest: str) -> None:
    assert byline(text) == (said, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Hadir pula Tim Penggerak Pemberdayaan dan Kesejahteraan Keluarga (PKK).",
        "Biaya ditanggung Anggaran Pendapatan dan Belanja Daerah (APBD)",
        "Ia dilantik sebagai Penjabat (Pj)",
        "Dasarnya Surat Keputusan (SK)",
        "Mereka rapat koordinasi (rakor)",
        "Itu kata lurahnya (Kelurahan Kasin_red)",
        "Kegiatan digelar Kamis (23/1).",
        "Kegiatan digelar Kamis (23/1/2020)",
        "Rapat mulai pukul sembilan (09.00 WIB)",
        "Dihadiri perwira TNI Angkatan Laut (P/W)",
        "Warga berjaga semalaman (tanpa dibayar)",
        "Bantuan berupa beras dan (dan/atau)",
        "Dipimpin Kapolsek Klojen (AKP Fulan, SH)",
        "Nilainya sepuluh ribu rupiah (Rp10.000)",
        "Sumber: data yang dihimpun menyebutkan angka lain.",
        "Temanya: Maju Bersama.",
        "(cah/yon) menulis berita ini.",
        "Insentif diberikan kepada guru honorer (GTT/PTT).",
        "Warga cukup membawa kartu (KK/KTP)",
        "Formulir memuat jenis kelamin (L/P)",
        "Semua diatur dalam undang-undang (UU 23/2014).",
        "Semua telah diatur. (UU 23/2014)",
        "Harga telur naik (Rp 50.000/kg)",
        "Harga telur naik. (Rp 50.000/kg)",
        "Bantuan untuk pasangan (suami/istri)",
        "Lomba untuk yang muda (anak-anak)",
        "Semua boleh ikut. (anak-anak)",
        "Reporter: kami menunggu kabar dari dinas yang berwenang sampai sore.",
        "",
    ],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert byline(text) == (None, text)


def test_byline_on_its_own_line() -> None:
    assert closing(["Satu.", "Dua.", "(cah/yon)"]) == ("cah/yon", ["Satu.", "Dua."], 0)


def test_a_credit_for_the_pictures_goes_with_the_signature_above_it() -> None:
    assert closing(["Satu.", "Penulis: Rina", "Sumber foto: Dok. Humas"]) == ("Penulis: Rina; Sumber foto: Dok. Humas", ["Satu."], 0)
    assert closing(["Satu.", "Dua.", "Foto: Humas"]) == (None, ["Satu.", "Dua.", "Foto: Humas"], 0)


def test_several_signatures_are_one_byline() -> None:
    assert closing(["Satu.", "Dua. (cah/yon)", "Sumber: Humas Contoh"]) == ("cah/yon; Sumber: Humas Contoh", ["Satu.", "Dua."], 0)


def test_short_lines_below_it_are_furniture() -> None:
    assert closing(["Satu.", "Dua. (cah/yon)", "Bagian Humas", "Jalan Contoh 1"]) == ("cah/yon", ["Satu.", "Dua."], 2)


def test_the_title_repeated_below_it() -> None:
    title = "Judul yang sangat panjang sampai lebih dari dua belas kata supaya bukan sekadar baris pendek biasa"
    assert closing(["Satu.", "Dua. (cah/yon)", title], title) == ("cah/yon", ["Satu.", "Dua."], 1)


LONG = "Setelah itu para peserta masih melanjutkan kegiatan sampai sore hari di lapangan kecamatan."


@pytest.mark.parametrize("below", ["No | Nama", LONG])
def test_text_below_a_signature_stays(below: str) -> None:
    assert closing(["Satu.", "Dua. (cah/yon)", below, "Jalan Contoh 1"]) == ("cah/yon", ["Satu.", "Dua.", below, "Jalan Contoh 1"], 0)


@pytest.mark.parametrize("bracket", ["(HB)", "(KK/KTP)", "(Rina Pratiwi)"])
def test_text_below_any_other_bracket_makes_it_none(bracket: str) -> None:
    assert closing(["Satu.", f"Dua. {bracket}", LONG]) == (None, ["Satu.", f"Dua. {bracket}", LONG], 0)


def test_reporter_and_editor_on_lines_of_their_own_are_one_byline() -> None:
    assert closing(["Satu.", "Reporter: Rina", "Editor: Budi"]) == ("Reporter: Rina; Editor: Budi", ["Satu."], 0)
