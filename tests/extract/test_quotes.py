"""Who said what."""

import pytest

from archive.record import Quotation
from scraper.extract.marks import spans
from scraper.extract.people import Cast
from scraper.extract.quotes import quotes

HEAD = "Wali Kota Malang Drs. H. Sutiaji didampingi Sekda Wasto Hadi meninjau pasar."


def read(*body: str) -> tuple[Quotation, ...]:
    return quotes(body, Cast.of(body))


ATTRIBUTED = [
    # paragraph, text, speaker, printed, verb
    ("“Harga turun,” kata Sutiaji.", "Harga turun", "Sutiaji", "Sutiaji", "kata"),
    ("“Harga turun,” ujar Wali Kota.", "Harga turun", "Sutiaji", "Wali Kota", "ujar"),
    ("“Harga turun,” ucap Pak Wali sambil tersenyum.", "Harga turun", "Sutiaji", "Pak Wali", "ucap"),
    ("“Harga turun,” tuturnya.", "Harga turun", "Sutiaji", None, "tutur"),
    ("“Harga turun,” jelasnya lagi.", "Harga turun", "Sutiaji", None, "jelas"),
    ("“Harga turun,” kata dia singkat.", "Harga turun", "Sutiaji", "dia", "kata"),
    ("“Harga turun,” ia menambahkan.", "Harga turun", "Sutiaji", "ia", "menambahkan"),
    ("“Harga turun,” jeasnya.", "Harga turun", "Sutiaji", None, "jeas"),
    ("“Harga turun”, imbuh Sekda.", "Harga turun", "Wasto Hadi", "Sekda", "imbuh"),
    ("“Harga turun,” kata Sekda Wasto.", "Harga turun", "Wasto Hadi", "Sekda Wasto", "kata"),
    ("“Harga turun,” Tambahnya.", "Harga turun", "Sutiaji", None, "tambah"),
    ("“Harga turun,”Ujar Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "ujar"),
    ("“Harga turun?” tanya Wasto.", "Harga turun?", "Wasto Hadi", "Wasto", "tanya"),
    ("“Harga turun,” demikian Wasto.", "Harga turun", "Wasto Hadi", "Wasto", None),
    (
        "“Harga turun,” ungkap orang nomor satu di Pemkot Malang itu.",
        "Harga turun",
        "Sutiaji",
        "orang nomor satu di Pemkot Malang itu",
        "ungkap",
    ),
    ("“Harga turun,” kata pria berkacamata itu.", "Harga turun", "Sutiaji", "pria berkacamata itu", "kata"),
    ("“Harga turun,” disampaikan Wasto kemarin.", "Harga turun", "Wasto Hadi", "Wasto", "disampaikan"),
    ("“Harga turun,” Wasto menegaskan.", "Harga turun", "Wasto Hadi", "Wasto", "menegaskan"),
    ("“Harga turun,” kata Wagiman, petugas dari Blimbing.", "Harga turun", "Wagiman", "Wagiman", "kata"),
    ("“Harga turun,” pesan pemateri, Laras Kinanti, S.I.Kom.", "Harga turun", "Laras Kinanti", "pemateri, Laras Kinanti, S.I.Kom", "pesan"),
    ("“Harga turun,” kata salah satu pedagang.", "Harga turun", None, "salah satu pedagang", "kata"),
    ("“Sah,” kata Wasto.", "Sah", "Wasto Hadi", "Wasto", "kata"),
    ("Wasto menegaskan: “Harga turun.”", "Harga turun.", "Wasto Hadi", None, "menegaskan"),
    ("Wasto menuturkan, “Harga turun.”", "Harga turun.", "Wasto Hadi", None, "menuturkan"),
    ("Wasto mengatakan “Kami siapkan tiga puluh anggota”.", "Kami siapkan tiga puluh anggota", "Wasto Hadi", None, "mengatakan"),
    ("Ia berkata, “Harga turun.”", "Harga turun.", "Sutiaji", None, "berkata"),
    ("“Harga turun,” ralat Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "ralat"),
    ("“Harga turun!” sambat ayah tiga anak itu.", "Harga turun!", "Sutiaji", "ayah tiga anak itu", "sambat"),
    ("“Harga turun,” bentak sang pelatih.", "Harga turun", None, "sang pelatih", "bentak"),
    ("“Harga turun,” demikian isinya.", "Harga turun", "Sutiaji", None, None),
    (
        "Wasto mewanti-wanti, “Jangan lihat ke bawah, pakai kacamata!”",
        "Jangan lihat ke bawah, pakai kacamata!",
        "Wasto Hadi",
        None,
        "mewanti-wanti",
    ),
    ("Wasto mengingatkan bahwa “satu anak hanya satu nomor”.", "satu anak hanya satu nomor", "Wasto Hadi", None, "mengingatkan"),
    ("Menurut Wasto, “yang paling repot jam berangkat sekolah.”", "yang paling repot jam berangkat sekolah.", "Wasto Hadi", None, None),
    # marks that are not as they should be
    ("”Harga turun,” kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("“ Harga turun,” kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("“Harga turun“, kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ('"Harga turun," kata Wasto.', "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ('"Harga turun,” kata Wasto.', "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("„Harga turun,” kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("«Harga turun», kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("” Harga turun, ” kata Wasto.", "Harga turun", "Wasto Hadi", "Wasto", "kata"),
    ("“Siap Komandan”, kata Wasto, sambil memberi hormat.", "Siap Komandan", "Wasto Hadi", "Wasto", "kata"),
    ("‘Harga cabai turun,’ kata Wasto.", "Harga cabai turun", "Wasto Hadi", "Wasto", "kata"),
    ("“Stan “Kopi Pulang” ramai. Laris,” kata Wasto.", "Stan “Kopi Pulang” ramai. Laris", "Wasto Hadi", "Wasto", "kata"),
    ('"Stan "Kopi Pulang" ramai," kata Wasto.', 'Stan "Kopi Pulang" ramai', "Wasto Hadi", "Wasto", "kata"),
    ("“Tema kami ‘Maju Terus’, ya,” kata Wasto.", "Tema kami ‘Maju Terus’, ya", "Wasto Hadi", "Wasto", "kata"),
]


@pytest.mark.parametrize(("paragraph", "text", "speaker", "printed", "verb"), ATTRIBUTED)
def test_attributions(paragraph: str, text: str, speaker: str | None, printed: str | None, verb: str | None) -> None:
    (found,) = read(HEAD, paragraph)
    assert (found.text, found.speaker, found.speaker_printed, found.verb) == (text, speaker, printed, verb)
    assert found.paragraph == 1
    assert paragraph[found.start :].startswith(found.text)


@pytest.mark.parametrize(
    ("paragraph", "text", "doubt"),
    [
        ("“Harga turun. Stok aman, ungkapnya lirih.", "Harga turun. Stok aman", "not-closed"),
        ("“Harga turun. Stok aman, tegas Sutiaji.", "Harga turun. Stok aman", "not-closed"),
        ("“Harga turun. Stok aman.", "Harga turun. Stok aman.", "not-closed"),
        ("Harga turun dan stok aman,” kata dia singkat.", "Harga turun dan stok aman", "not-opened"),
    ],
)
def test_a_missing_mark(paragraph: str, text: str, doubt: str) -> None:
    (found,) = read(HEAD, paragraph)
    assert (found.text, found.speaker, found.doubt) == (text, "Sutiaji", doubt)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Program “Malang Menyapa” diluncurkan.",
        "“Malang Menyapa” adalah wadah warga.",
        "Acara bertema “Bersama Kita Membangun Kota Malang Tercinta”.",
        "Sutiaji menyebut mereka sebagai “pahlawan sunyi”.",
        "Warga meneriakkan yel-yel “Kasin Guyub, Kasin Moncer”.",
        "Reklame itu ditempeli stiker bertuliskan “Belum Bayar Pajak”.",
        "Pasal itu berbunyi “dilarang membawa durian”.",
        "Pria yang dijuluki “Raja Soto” itu tertawa.",
        "Sutiaji, yang dijuluki “Ensiklopedia Berjalan”, menulisnya enam tahun.",
        "Pria itu dijuluki sebagai “Raja Soto”, kata Sutiaji.",
        "Buku berjudul “Malang Tempo Dulu”, tulis panitia, habis terjual.",
        "Program “Malang Menyapa Warga”, kata Sutiaji, digelar tiap pekan.",
        "Gerakan “Satu Rumah Satu Pohon,” ujarnya, sudah dimulai.",
        "Istilah “sambat”, jelas Sutiaji, berarti curhat.",
        "“Malang Menyapa”, kata Sutiaji, akan digelar lagi.",
        "“Kampung Pelangi,” begitu warga menyebutnya, kini ramai.",
        "Ucapan “matur nuwun”, kata Sutiaji, paling sering terdengar.",
        "Dua kucing bernama “Bawas” dan “Panwas” dipelihara di sana.",
        "Ia terbangun karena suara “kretek-kretek” dari belakang rumah.",
        'Pipa 5" dan 3" dipasang di Jum\'at pagi.',
        "“Garuda di Dadaku” dinyanyikan bersama.",
        "Lomba “Cerdas Cermat.” diadakan lagi.",
        "Ia menitipkan pesan “Jaga Kebersihan”.",
        "Menurutnya, “semangat gotong royong” harus dijaga.",
        "",
    ],
)
def test_no_quotations(paragraph: str) -> None:
    assert read(HEAD, paragraph) == ()


def told(*body: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.speaker) for each in read(*body)]


def test_pieces_around_the_attribution() -> None:
    found = read(HEAD, "“Datangi dulu,” tegas Sutiaji, “baru setelah itu tindak.” “Mulai besok.”", "“Baik,” kata Wasto. “Siap semua.”")
    assert [(each.text, each.speaker, each.verb) for each in found] == [
        ("Datangi dulu", "Sutiaji", "tegas"),
        ("baru setelah itu tindak.", "Sutiaji", "tegas"),
        ("Mulai besok.", "Sutiaji", None),
        ("Baik", "Wasto Hadi", "kata"),
        ("Siap semua.", "Wasto Hadi", None),
    ]
    assert found[0].office == "Wali Kota Malang"


def test_over_two_paragraphs() -> None:
    found = read(HEAD, "“Panen bagus. Harga turun.", "“Semoga lancar,” terang Wasto.")
    assert [(each.text, each.speaker, each.doubt) for each in found] == [
        ("Panen bagus. Harga turun.", "Wasto Hadi", None),
        ("Semoga lancar", "Wasto Hadi", None),
    ]


def test_whom_the_text_is_about() -> None:
    assert told(
        "Kepala Dinas Sosial Kota Malang Penny Indriani menyalami Camat Klojen Heru Mulyono. “Kami bantu,” katanya.",
        "Sementara Heru menambahkan bahwa data siap. “Tinggal kirim,” imbuhnya.",
        "Matsuri, pedagang sate, pasrah. “Asal jangan jauh,” keluhnya. “Dekat kok,” jawab Heru.",
        "“Pokoknya beres,” pungkasnya.",
    ) == [
        ("Kami bantu", "Penny Indriani"),
        ("Tinggal kirim", "Heru Mulyono"),
        ("Asal jangan jauh", "Matsuri"),
        ("Dekat kok", "Heru Mulyono"),
        ("Pokoknya beres", "Heru Mulyono"),
    ]


def test_an_unnamed_speaker_stays_unnamed() -> None:
    assert told(HEAD, "Seorang pedagang mengaku senang. “Akhirnya ramai,” ujarnya.") == [("Akhirnya ramai", None)]


def test_an_answer_is_the_other_one_s() -> None:
    assert told(HEAD, "“Kami siap,” kata Sutiaji. “Kapan mulai?” tanya Wasto. “Besok pagi,” jawabnya.")[-1] == ("Besok pagi", "Sutiaji")


def test_a_name_two_have_is_nobody_s() -> None:
    body = ("Budi Santoso, Ketua RW 01, dan Agus Santoso, Ketua RW 02, sepakat. “Ayo,” kata Santoso.",)
    (found,) = read(*body)
    assert (found.speaker, found.speaker_printed, found.doubt) == (None, "Santoso", "no-speaker")


def test_a_full_name_in_passing() -> None:
    body = (
        "Wasti Ningrum tak pernah menyangka namanya dipanggil.",
        "“Saya kira salah panggil,” tutur Wasti, “sebab baju saya pun pinjaman.”",
    )
    assert [each.speaker for each in read(*body)] == ["Wasti Ningrum", "Wasti Ningrum"]


def test_a_description_leads_back_to_the_sentence_before() -> None:
    assert told(HEAD, "Lain halnya Kevin Situmeang. Remaja setinggi itu cadangan. “Cadangan juga pakai seragam,” tukasnya.") == [
        ("Cadangan juga pakai seragam", "Kevin Situmeang")
    ]


SPOKE = "“Harga turun,” kata Sutiaji."
DEPUTY = "Wakil Wali Kota Malang Sofyan Edi"


@pytest.mark.parametrize(
    ("between", "quotation"),
    [
        ("Bupati Kediri Hanindito Pramana, katanya, telah meminta jalan diperbaiki.", "“Tidak boleh ada yang putar balik,” tuturnya."),
        (
            "Usulan itu, lanjut Sutiaji, datang dari warga. Lurah Kauman Hendra Gunawan meneruskannya ke dinas.",
            "“Semula saya ragu,” ujarnya.",
        ),
        (f"Hadir pula dalam rapat tersebut {DEPUTY}.", "“Jadi jangan hanya papan nama,” ujarnya."),
        (f"Adapun {DEPUTY} mengikuti secara daring dari Jakarta.", "“Jadi jangan hanya papan nama,” lanjutnya."),
        (f"Sutiaji menyebut lima kriteria. {DEPUTY} ikut mendampinginya.", "“Ini kerja bersama,” ungkap pria kelahiran Madiun itu."),
        ("Ia minta pekerjaan dikebut. Pengawasan diserahkan kepada Sekda Wasto.", "“Supaya cepat,” katanya."),
        ("Pengerukan dipantau Sekda Wasto.", "“Pak Wasto saya minta berkantor di sini dulu,” ujarnya."),
        ("Bagi yang tidak membawa uang, Wasto meminta mereka menyapu.", "“Itu ide Pak Sekda,” imbuhnya."),
        (
            "Usulan itu, lanjut Sutiaji, datang dari warga. Lurah Kauman Hendra Gunawan meneruskannya ke dinas.",
            "“Semula saya ragu,” kata dia.",
        ),
    ],
)
def test_the_last_speaker_goes_on_over_others(between: str, quotation: str) -> None:
    assert told(HEAD, SPOKE, between, quotation)[-1][1] == "Sutiaji"


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("Sementara Mujiono, Ketua RW 04 Kelurahan Samaan, menyambut baik langkah itu. “Warga siap,” imbuhnya.", "Mujiono"),
        ("Sekda Wasto menghitung. Sampai di situ, giliran Sri Rejeki angkat bicara. “Bukan cuma hujan,” selanya.", "Sri Rejeki"),
        ("Mahmud salah seorang yang marah. “Kalau tidak cerewet, kami jadi arang,” akunya.", "Mahmud"),
        ("Tumirah diupah Rp150 per lembar. “Tangan saya hafal,” keluh ibu tiga anak itu.", "Tumirah"),
        ("Sedangkan Denny Christanto, Kepala BPBD Surabaya, menambahkan. “Sudah siap,” kata Denny.", "Denny Christanto"),
        ("“Sudah reda,” Sugeng (57) menuturkan.", "Sugeng"),
        ("Achmad Dimyati, pengasuh pesantren, ikut menyapu. “Semua tamu,” kata kiai tersebut.", "Achmad Dimyati"),
    ],
)
def test_another_takes_the_word(paragraph: str, speaker: str) -> None:
    assert told(HEAD, SPOKE, paragraph)[-1][1] == speaker


@pytest.mark.parametrize(("attribution", "speaker"), [("tutur Camat Sawahan", None), ("tutur Camat Bambang", "Bambang")])
def test_a_place_is_no_speaker(attribution: str, speaker: str | None) -> None:
    assert told(HEAD, f"“Sudah siap,” {attribution}.") == [("Sudah siap", speaker)]


def test_a_missing_mark_before_a_name() -> None:
    (found,) = read(HEAD, "“Saya yang disuruh duduk, Sugeng, 57 tahun, bersaksi. Hadirin tertawa.")
    assert (found.text, found.speaker, found.doubt) == ("Saya yang disuruh duduk", "Sugeng", "not-closed")


def test_a_wife_s_name_is_not_her_husband_s() -> None:
    body = ("Ketua TP PKK Kota Malang Widayati Sutiaji membuka lomba.", "Wali Kota Malang Sutiaji menyerahkan hadiah. “Bagus,” ujarnya.")
    assert told(*body) == [("Bagus", "Sutiaji")]


def test_one_who_thanks_for_what_was_given_is_left_open() -> None:
    assert told("Piala diserahkan Gubernur Jawa Timur Khofifah kepada Wali Kota Malang Sutiaji.", "“Terima kasih,” katanya.") == [
        ("Terima kasih", None)
    ]


def test_a_companion_who_gives_no_name() -> None:
    body = (
        "Jumadi (45), pemilah sampah, senang. “Ringan,” ucapnya.",
        "Rekannya, yang tidak mau disebutkan namanya, waswas. “Rusak bagaimana?” katanya.",
    )
    assert told(*body)[-1] == ("Rusak bagaimana?", None)


def test_an_office_told_after_its_holder_has_spoken() -> None:
    body = (
        "“Naik dua kali,” papar Ishadi Wiratama.",
        "Ishadi menyebut rombongan dari Jawa Timur.",
        "“Bu Ratna tahu itu,” tuturnya.",
        "Kepala Dinas Pariwisata Kabupaten Sleman itu menambahkan, pelatihan digelar lagi.",
    )
    assert [(each.name, each.office) for each in Cast.of(body).people] == [("Ishadi Wiratama", "Kepala Dinas Pariwisata Kabupaten Sleman")]


def test_what_follows_a_piece_without_a_name_leaves_it_its_own() -> None:
    body = (
        "Usulan datang dari Agus Triono, bawahannya.",
        "Agus mengatakan pemilahan masih manual.",
        "“Mereka kami latih.",
        "“Mesin butuh orang,” tegas Kepala UPT Pengolahan Sampah itu.",
    )
    assert [each.speaker for each in read(*body)] == ["Agus Triono", "Agus Triono"]


def test_words_on_a_screen_are_nobody_s() -> None:
    assert told(HEAD, "Ia memperlihatkan pesan terakhir di ponselnya: “Bu, kopinya jangan dihabiskan.”") == [
        ("Bu, kopinya jangan dihabiskan.", None)
    ]


def test_degrees_end_no_sentence() -> None:
    body = (
        "Kepala Bapenda Kota Malang Ir. H. Adi Nugroho, S.E., M.M., didampingi Sekretaris Bapenda Dwi Cahyo, S.E. menargetkan PAD naik. “Bisa,” ujarnya.",
    )
    assert told(*body) == [("Bisa", "Adi Nugroho")]


def test_a_nickname_in_the_attribution() -> None:
    body = ("Kapolresta Malang Kota Kombes Pol Budi Hermanto menjelaskan kronologinya. “Sudah kami tahan,” kata Buher, sapaannya.",)
    assert told(*body) == [("Sudah kami tahan", "Budi Hermanto")]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“Satu,” ujar. ”Dua,” kata", ["Satu,", "Dua,"]),
        ('Pipa 5" dan 3" dipasang', []),
        ('"Tahun 2020" katanya', ["Tahun 2020"]),
        ("“Belum tutup. “Sudah,” katanya", ["Belum tutup. ", "Sudah,"]),
        ("Jum'at dan Qur'an", []),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    assert [text[each.start : each.end] for each in spans(text)] == inside


def test_hostile_text_stays_quick() -> None:
    for text in ("“" * 5000, "”," * 5000, '"a" ' * 4000, "“a,” kata Budi. " * 1000, "“" + "Budi, kata " * 3000, "kata " * 5000 + "“a,”"):
        read(HEAD, text)
