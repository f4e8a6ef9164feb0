"""Institutions: where their long names end, the abbreviations a story introduces, and what only reads like an office."""

import pytest

from scraper.extract.institutions import institutions

PUBLIC_WORKS = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman"
Told = list[tuple[str | None, str | None]]


def told(*body: str) -> Told:
    return [(each.name, each.abbreviation) for each in institutions(body)]


NAMES = [
    ("Petugas Dinas Kesehatan Kota Malang menyemprot gang.", "Dinas Kesehatan Kota Malang"),
    ("Kepala Dinas Perdagangan Wahyu Setianto membuka pasar.", "Dinas Perdagangan"),
    ("Menurut Kepala Dinas Sosial, Ratna Dewi, beras cukup.", "Dinas Sosial"),
    ("Kepala Dinas Perhubungan Kota Malang Widi Santosa hadir.", "Dinas Perhubungan Kota Malang"),
    ("Pegawai Dinas Komunikasi dan Informatika Kota Malang, Senin (2/3), hadir.", "Dinas Komunikasi dan Informatika Kota Malang"),
    (f"{PUBLIC_WORKS} Kota Malang membangun jalan.", f"{PUBLIC_WORKS} Kota Malang"),
    ("Dinas Kepemudaan, Olahraga, dan Pariwisata menggelar lomba.", "Dinas Kepemudaan, Olahraga, dan Pariwisata"),
    ("Dinas PUPR Kota Malang menambal jalan.", "Dinas PUPR Kota Malang"),
    ("Dinas Pendidikan Provinsi Jawa Timur Ratna Dewi", "Dinas Pendidikan Provinsi Jawa Timur"),
    ("Data Badan Pusat Statistik Kota Malang menunjukkan itu.", "Badan Pusat Statistik Kota Malang"),
    (
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Malang",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Malang",
    ),
    ("Kepala Bagian Pemerintahan Setda Kota Malang Agus Salim, SE", "Bagian Pemerintahan Setda Kota Malang"),
    ("Bagian Organisasi Sekretariat Daerah Kota Malang menilai.", "Bagian Organisasi Sekretariat Daerah Kota Malang"),
    ("Auditor Inspektorat Kota Malang memeriksa kas.", "Inspektorat Kota Malang"),
    ("Kepada Satuan Polisi Pamong Praja Kota Malang ia melapor.", "Satuan Polisi Pamong Praja Kota Malang"),
    ("Kantor Kementerian Agama Kota Malang tutup.", "Kantor Kementerian Agama Kota Malang"),
    ("Antrean di Kantor Kecamatan Sukun pendek.", "Kantor Kecamatan Sukun"),
    ("Kementerian Dalam Negeri RI menyetujui.", "Kementerian Dalam Negeri RI"),
    ("Pemerintah Kota Malang menyiapkan dana.", "Pemerintah Kota Malang"),
    ("Pemerintah Provinsi Jawa Timur menyiapkan dana.", "Pemerintah Provinsi Jawa Timur"),
    ("Ketua DPRD Kota Malang, Ratna, setuju.", "DPRD Kota Malang"),
    ("Kepala Polresta Malang Kota Kombes Budi hadir.", "Polresta Malang Kota"),
    ("Prajurit Kodim 0833/Kota Malang menanam padi.", "Kodim 0833/Kota Malang"),
    ("Jaksa Kejaksaan Negeri Kota Malang hadir.", "Kejaksaan Negeri Kota Malang"),
    ("Bidan Puskesmas Janti libur.", "Puskesmas Janti"),
    ("Dirawat di RSUD Kota Malang.", "RSUD Kota Malang"),
    ("Dosen Universitas Brawijaya Wawan hadir.", "Universitas Brawijaya"),
    ("Universitas Negeri Malang Prof. Ratna", "Universitas Negeri Malang"),
    ("Mahasiswa Universitas Islam Negeri Maulana Malik Ibrahim Malang", "Universitas Islam Negeri Maulana Malik Ibrahim Malang"),
    ("Air Perumda Tugu Tirta Kota Malang keruh.", "Perumda Tugu Tirta Kota Malang"),
    ("DINAS KESEHATAN KOTA MALANG GELAR LOMBA", "Dinas Kesehatan Kota Malang"),
    ("Dinas Sosial Kenalkan Layanan Baru", "Dinas Sosial"),
    ("Kepala Kantor Imigrasi Kelas I TPI Malang, Galih, hadir.", "Kantor Imigrasi Kelas I TPI Malang"),
    ("Kepala UPT Pengelolaan Pasar Wilayah III Eko hadir.", "UPT Pengelolaan Pasar Wilayah III"),
    ("Kementerian Hukum dan HAM menyetujui.", "Kementerian Hukum dan HAM"),
    ("Dinas Pengendalian Penduduk dan KB menyuluh.", "Dinas Pengendalian Penduduk dan KB"),
    ("Dinas Sumber Daya Air DKI Jakarta bekerja.", "Dinas Sumber Daya Air DKI Jakarta"),
    ("Kepala Staf Kodim 0833 Mayor Inf Ridwan hadir.", "Kodim 0833"),
    ("Penghuni Lapas Kelas I Malang bebas.", "Lapas Kelas I Malang"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert told(text) == [(name, None)]


INTRODUCED = [
    ("Dinas Kesehatan (Dinkes) Kota Malang", "Dinas Kesehatan Kota Malang", "Dinkes"),
    ("Dinas Kesehatan Kota Malang (Dinkes)", "Dinas Kesehatan Kota Malang", "Dinkes"),
    ("Dinas Kesehatan ( Dinkes ) Kota Malang", "Dinas Kesehatan Kota Malang", "Dinkes"),
    (f"{PUBLIC_WORKS} (DPUPRPKP) Kota Malang", f"{PUBLIC_WORKS} Kota Malang", "DPUPRPKP"),
    ("Badan Pendapatan Daerah (Bapenda)", "Badan Pendapatan Daerah", "Bapenda"),
    ("Badan Penanggulangan Bencana Daerah (BPDB) Kota Malang", "Badan Penanggulangan Bencana Daerah Kota Malang", "BPDB"),
    ("Dinas Perhubungan (dishub) Kota Malang", "Dinas Perhubungan Kota Malang", "dishub"),
    ("Dinas Komunikasi dan Informatika (Diskominfo Kota Malang)", "Dinas Komunikasi dan Informatika Kota Malang", "Diskominfo"),
    ("DLH (Dinas Lingkungan Hidup) Kota Malang", "Dinas Lingkungan Hidup Kota Malang", "DLH"),
    ("Satuan Polisi Pamong Praja (Satpol PP) Kota Malang", "Satuan Polisi Pamong Praja Kota Malang", "Satpol PP"),
    ("Sekretariat Daerah (Setda) Kota Malang", "Sekretariat Daerah Kota Malang", "Setda"),
    ("Pemerintah Kota (Pemkot) Malang", "Pemerintah Kota Malang", "Pemkot"),
    ("Pemerintah Kota Malang (Pemkot Malang)", "Pemerintah Kota Malang", "Pemkot"),
    ("Forum Kerukunan Umat Beragama (FKUB) Kota Malang", "Forum Kerukunan Umat Beragama Kota Malang", "FKUB"),
    ("Tim Pengendalian Inflasi Daerah (TPID)", "Tim Pengendalian Inflasi Daerah", "TPID"),
    ("Tim Penggerak Pemberdayaan dan Kesejahteraan Keluarga (PKK)", "Tim Penggerak Pemberdayaan dan Kesejahteraan Keluarga", "PKK"),
    ("Universitas Muhammadiyah Malang (UMM)", "Universitas Muhammadiyah Malang", "UMM"),
    (
        "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi (Kemenpan RB)",
        "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Kemenpan RB",
    ),
]


@pytest.mark.parametrize(("text", "name", "short"), INTRODUCED)
def test_abbreviations_as_introduced(text: str, name: str, short: str) -> None:
    assert told(f"Menurut {text}, cuaca baik.") == [(name, short)]
    assert told(f"Menurut {text}, cuaca baik.", f"Petugas {short} senang.") == [(name, short)] * 2


def test_an_office_that_somebody_holds_tells_where_the_name_ends() -> None:
    body = [
        "Kepala UPT Pengelolaan Sampah Terpadu Supit Urang DLH Kota Malang, Arif, hadir.",
        "UPT Pengelolaan Sampah Terpadu Supit Urang.",
    ]
    found = institutions(body, ["Kepala UPT Pengelolaan Sampah Terpadu Supit Urang DLH Kota Malang"])
    unit = "UPT Pengelolaan Sampah Terpadu Supit Urang"
    assert [each.name or each.abbreviation for each in found] == [unit, "DLH", unit]


def test_positions() -> None:
    body = ["Kepala Dinkes hadir.", "Kader Dinas Kesehatan (Dinkes) Kota Malang dan Dinkes Jatim; Kadinkes pulang."]
    found = institutions(body)
    assert {(each.name, each.abbreviation) for each in found} == {("Dinas Kesehatan Kota Malang", "Dinkes")}
    assert [(each.paragraph, each.start) for each in found] == [(0, 7), (1, 6), (1, 47)]


def test_a_bare_name_is_the_one_the_story_names_in_full() -> None:
    full = ("Dinas Kesehatan Kota Malang", None)
    assert told("Dinas Kesehatan Kota Malang hadir.", "Lalu Dinas Kesehatan pulang.") == [full, full]


def test_a_bare_name_stays_bare_where_two_bear_it() -> None:
    body = ["Dinas Kesehatan Kota Malang dan Dinas Kesehatan Provinsi Jawa Timur hadir.", "Lalu Dinas Kesehatan pulang."]
    assert told(*body)[-1] == ("Dinas Kesehatan", None)


def test_whose_office_it_is_may_stand_beside_the_abbreviation() -> None:
    body = ["Bersama Dinas Kebersihan dan Pertamanan (DKP) warga menyapu.", "Kepala DKP Kota Malang ikut."]
    assert told(*body) == [("Dinas Kebersihan dan Pertamanan Kota Malang", "DKP")] * 2


def test_several_in_a_row() -> None:
    text = "Dinas Kesehatan, Dinas Sosial dan Satpol PP bersama Palang Merah Indonesia (PMI), BPBD, dan TNI."
    assert told(text) == [
        ("Dinas Kesehatan", None),
        ("Dinas Sosial", None),
        (None, "Satpol PP"),
        ("Palang Merah Indonesia", "PMI"),
        (None, "BPBD"),
    ]


def test_the_longer_abbreviation_counts() -> None:
    long = "Dinas Tenaga Kerja, Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kota Malang"
    body = ["Dinas Tenaga Kerja, Penanaman Modal dan Pelayanan Terpadu Satu Pintu (Disnaker PMPTSP) Kota Malang", "Disnaker PMPTSP hadir."]
    assert told(*body) == [(long, "Disnaker PMPTSP")] * 2


@pytest.mark.parametrize("short", ["Bapenda", "Dispendukcapil", "DPUPRPKP", "BPBD", "Satpol PP", "DPRD", "Pemkot", "Satpol-PP"])
def test_an_abbreviation_that_can_mean_nothing_else_has_no_long_name(short: str) -> None:
    assert told(f"Petugas {short} datang.") == [(None, short)]


@pytest.mark.parametrize(
    "text",
    [
        "Di Rumah Dinas Wali Kota Malang warga berkumpul.",
        "Ia pulang naik mobil dinas.",
        "Dinas terkait diminta bergerak.",
        "Di Bagian Timur kota hujan turun; bagian dari rencana.",
        "Badan Anggaran setuju.",
        "Badan Usaha Milik Daerah (BUMD) merugi.",
        "Antre di Kantor Terpadu Kota Malang.",
        "Satuan Kerja Perangkat Daerah (SKPD) melapor.",
        "Forum Perangkat Daerah (FPD) digelar.",
        "Tim Sukses dan Tim Penilai hadir.",
        "Komisi A dan Komisi Pertama hadir.",
        "Program Keluarga Harapan (PKH) lanjut.",
        "Pajak Bumi dan Bangunan (PBB) lunas.",
        "Anggaran Pendapatan dan Belanja Daerah (APBD) Kota Malang",
        "Kecamatan Sukun dan Kelurahan Polehan bersih.",
        "Diskusi, Distribusi dan Disiplin.",
        "Kepala Bidang Bina Marga hadir.",
        "Sampah menumpuk. Rumah Sakit penuh.",
        "Universitas dan sekolah libur.",
        "Pemerintah pusat; Pemerintah Pusat; pemerintah kota.",
        "Pemkotan, PraBapenda, Bapenda-an",
    ],
)
def test_what_only_reads_like_an_office(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("bracket", ["kanan", "dua dari kiri", "Senin", "2/3/2020", "cah/yon", "WHO", "depan"])
def test_brackets_that_hold_no_abbreviation(bracket: str) -> None:
    assert told(f"Kepala Dinas Kesehatan ({bracket}) hadir.") == [("Dinas Kesehatan", None)]


@pytest.mark.parametrize(
    "body", [[], [""], ["("], ["Dinas"], ["Dinas "], ["Dinas (Kas)"], ["Tim " * 500], ["Dinas Kesehatan, " * 400], ["Badan A (" * 300]]
)
def test_odd_bodies(body: list[str]) -> None:
    assert all(each.abbreviation is None for each in institutions(body))
