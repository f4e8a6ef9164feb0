"""The words the names of offices are made of.

A name in running text has no mark at its end: `Kepala Dinas Perdagangan Wahyu Setianto`, `Dinas Kesehatan, Sutiaji berkata`.
What an office is in charge of, though, is said in a small vocabulary, and the productive pe-…-an and ke-…-an nouns; the name
goes on as long as they do. The lists hold for any Indonesian city; they name no office of one.
"""

from typing import Final

from scraper.extract.placecues import words
from scraper.regions import PLACES

_CHARGES: Final = words(
    "Kebijakan Pendidikan Penegakan Peternakan "
    "Adat Administrasi Agama Air Anak Anggaran Antar Aparatur Arsip Asasi Aset Bahan Bahasa Bangsa Bangunan Barang Bencana "
    "Berencana Bersama Besar Bina Birokrasi Budaya Cagar Cipta Daerah Dalam Dalduk Data Daya Desa Digital Ekonomi Ekraf "
    "Elektronik Energi Farmasi Fasilitasi Fisika Gawat Geofisika Gizi Hak Hewan Hidup Hubungan Hukum Hutan Ibu Iklim Imigrasi "
    "Informasi Informatika Inovasi Intelijen Investasi Jalan Jaminan Jasa Jiwa Karya Kas Kawasan Kecil Keluarga Kerja Kesra "
    "Khusus Klimatologi Komunikasi Konstruksi Koperasi Kreatif Kualitas Lahan Lalu Laut Lingkungan Lintas Logistik Makanan "
    "Manusia Marga Maritim Masyarakat Medis Menengah Meteorologi Mikro Milik Mineral Minuman Modal Musyawarah Narkotika Nasional "
    "Negara Negeri Nonformal Obat Olahraga Organisasi Otonomi Pajak Pamong Pangan Pariwisata Pasar Pembangunan Pemuda Perempuan "
    "Perikanan Pidana Pintu Polisi Politik Potensi Praja Produk Program Protokol Publik Pusat Rakyat Reformasi Rehabilitasi "
    "Reklame Retribusi Riset Ruang Rumah Sandi Sarana Satu Sejarah Seni Sipil Sosial Statistik Strategis Sumber Swasta Tanah "
    "Penduduk Prasarana Reserse Makro Sampah Limbah Parkir Stadion Persampahan Kebersihan Rusunawa Metrologi Legal Laboratorium "
    "Tanaman Tangga Tata Teknis Teknologi Tenaga Terminal Terpadu Tertinggal Transmigrasi Umum Urusan Usaha Veteriner Wilayah "
)

# Kesehatan, Keuangan, Penanggulangan; but Kenalkan, Pertahankan are verbs of titles, and the few nouns in -kan are listed.
_CHARGE: Final = rf"(?:(?:{'|'.join(sorted(_CHARGES))})\b|(?:Pe|Ke)[a-z]{{3,}}(?<!k)an\b)"
_JOINED: Final = r"(?:HAM|UKM|UMKM|KB|PTSP|P3A\w*|PPA|PPKB|RB)\b"
_RANK: Final = r"(?: Kelas [IVX]+(?: ?[AB]\b)?(?: Khusus)?(?: (?:Non )?TPI)?|(?<=Wilayah) [IVX]+\b)"
CHARGES: Final = (
    rf"(?:{_CHARGE}|[A-Z][A-Z0-9]+\b)(?:(?:, ?(?:dan |serta )?| dan | serta | & | atau |[/ -])(?:{_CHARGE}|{_JOINED}))*{_RANK}?"
)
"""What an office is in charge of: `Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman`, or the abbreviation of
that: `PUPR`, `P3AP2KB`; and of which class it is, `Imigrasi Kelas I TPI`."""

_LONG_TOWNS: Final = "|".join(
    sorted({place.name for place in PLACES.values() if place.code.count(".") < 2 and " " in place.name}, reverse=True)
)
TOWN: Final = rf"(?:{_LONG_TOWNS}|[A-Z][\w-]+)"
"""The name of a town or province, one word where it is not known."""
_TUGU: Final = r"(?:Air Minum )?Tugu (?:Tirta|Artha(?: Sejahtera)?)"
TAIL: Final = (
    rf"(?: (?:(?:Kota|Kabupaten|Kab\.|Provinsi|Prov\.) {TOWN}|"
    r"Jawa (?:Timur|Tengah|Barat)|Jatim|Jateng|Jabar|DKI Jakarta|DIY|Banten|Sulawesi (?:Selatan|Utara|Tengah|Tenggara|Barat)|Sulsel"
    r"|Sumatera (?:Utara|Barat|Selatan)|Kalimantan (?:Barat|Tengah|Timur|Selatan|Utara)|Kalsel|Kaltim|Maluku|"
    rf"Malang(?: Kota| Raya)?(?! [A-Z])|Republik Indonesia|RI\b|{_TUGU}))"
)
"""Whose office it is: `Kota Malang`, `Provinsi Jawa Timur`, `RI`."""

_COURT: Final = r"(?:Negeri|Agama|Militer|Tata Usaha Negara|Tinggi(?: Agama)?)"
_SCHOOL: Final = (
    r"(?:Islam Negeri(?: Maulana Malik Ibrahim)?|Pembangunan Nasional(?: Veteran)?|Nahdlatul Ulama|Ma Chung|"
    r"Gadjah Mada|Tribhuwana Tunggadewi|"
    r"(?:(?:Islam|Negeri|Muhammadiyah|Katolik|Kristen|PGRI|Merdeka|Teknologi|Agama|Pertanian|Kesehatan|Kemenkes|"
    r"Seni|Ilmu|Nasional|Sains|dan) )*"
    r"(?!Sakit)[A-Z]\w+)(?: (?:Malang|Surabaya|Jakarta|Bandung|Yogyakarta))?"
)
_PATIENTS: Final = r"(?: (?:Umum|Daerah|Islam|Tentara|Jiwa|Ibu|dan|Anak|Pusat|Khusus|Bersalin))"
_NAMED_FOR: Final = r"(?:(?: [Dd]r\.?)?(?: (?!Kota\b)[A-Z][a-z]+){1,2})"
_HOSPITAL: Final = rf"(?:{_PATIENTS}+{_NAMED_FOR}?|{_NAMED_FOR})"

_NO_OFFICE: Final = r"(?!Terpadu|Pusat|Bersama|Wilayah|Dinas|Kas|DPRD|Desa|PT|CV|Kecamatan|Kelurahan)"

_NO_RANK: Final = (
    r"(?!(?:Jenderal|Letjen|Mayjen|Brigjen|Komjen|Irjen|Kombes|Kompol|AKBP|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Kolonel|Letkol|Mayor|Kapten"
    r"|Lettu|Letda|Peltu|Pelda|Serma|Serka|Sertu|Serda|Kopka|Koptu)\b)"
)
"""Before a holder's rank, which is no place."""
SHAPES: Final[dict[str, str]] = {
    "Dinas": rf" {CHARGES}",
    "Badan": rf" (?!Usaha|Hukum|Publik|Layanan|Kerja\b){CHARGES}",
    "Bagian": rf" (?!Dalam|Jalan|Laut){CHARGES}",
    "Kantor": rf" (?:(?:Kecamatan|Kelurahan) {TOWN}|{_NO_OFFICE}{CHARGES})",
    "Kementerian": rf" {CHARGES}",
    "UPT": rf" (?:{CHARGES})",
    "UPTD": rf" (?:{CHARGES})",
    "Sekretariat": r" (?:Daerah|Kota|DPRD|Dewan(?: Perwakilan Rakyat Daerah)?)",
    "Inspektorat": r"(?: Daerah| Jenderal)?",
    "Satuan Polisi Pamong Praja": "",
    "Dewan Perwakilan Rakyat Daerah": "",
    "Pemerintah": rf" (?:(?:Kota|Kabupaten|Provinsi) {TOWN}|(?:Kecamatan|Kelurahan) {TOWN})",
    "DPRD": r"(?= (?:Kota|Kabupaten|Provinsi|Jawa Timur|Jatim)\b)",
    "Polresta": rf" {_NO_RANK}{TOWN}(?: Kota\b)?",
    "Polres": rf" {_NO_RANK}{TOWN}(?: Kota\b)?",
    "Polsek": rf" {_NO_RANK}[A-Z][a-z]+",
    "Koramil": rf" (?:\d{{4}}[-/]\d+[/ ]?)?(?:{_NO_RANK}[A-Z][a-z]+)?(?<! )",
    "Kodim": rf" (?:\d{{4}})?(?:/?[ ]?{_NO_RANK}(?:Kota )?{TOWN})?(?<! )",
    "Lapas": rf"(?: Perempuan)? Kelas [IVX]+(?: ?[AB]\b)?(?: {_NO_RANK}{TOWN})?",
    "Lembaga Pemasyarakatan": rf"(?: \(Lapas\))?(?: Perempuan)? Kelas [IVX]+(?: ?[AB]\b)?(?: {_NO_RANK}{TOWN})?",
    "Rutan": rf" Kelas [IVX]+(?: ?[AB]\b)?(?: {_NO_RANK}{TOWN})?",
    "Kejaksaan": rf" (?:Negeri|Tinggi|Agung)(?: (?:Kota |Kabupaten )?{TOWN})?",
    "Pengadilan": rf" {_COURT}(?: (?:Kota |Kabupaten )?{TOWN})?",
    "Puskesmas": r" [A-Z][a-z]+(?: (?:Kerep|Celaket|Dalem|Kasri|Candi|Besuki|Krajan|Dowo)\b)?",
    "RSUD": r"(?:(?: [Dd]r\.?)? (?!Kota\b|Kabupaten\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?|(?= Kota | Kabupaten ))",
    "Rumah Sakit": _HOSPITAL,
    "Universitas": rf" {_SCHOOL}",
    "Institut": rf" {_SCHOOL}",
    "Politeknik": rf" {_SCHOOL}",
    "Perumda": r" (?:Tunas\b|(?:BPR )?(?:Air Minum )?(?:Tugu (?:Tirta|Artha(?: Sejahtera)?)|[A-Z]\w+))",
    "PDAM": r"(?= (?:Kota|Kabupaten)\b)",
    "Bank Indonesia": "",
    "Palang Merah Indonesia": "",
    "Otoritas Jasa Keuangan": "",
    "Komisi Pemilihan Umum": "",
    "Komite Olahraga Nasional Indonesia": "",
    "Tentara Nasional Indonesia": "",
}
"""How a name goes on after its first word, by that word; whose office it is may follow."""

LOOSE: Final = words(
    "Tim Forum Komite Komisi Dewan Lembaga Majelis Otoritas Ikatan Himpunan Asosiasi Persatuan Perhimpunan Palang Perusahaan "
    "Bank Gabungan Satuan Perum Pengurus Akademi Balai Kamar Yayasan"
)
"""Words too common to begin a name by themselves: they do only where an abbreviation in brackets says where the name ends."""

ABBREVIATIONS: Final = words(
    "Diskominfo Disdikbud Disdik Dispendukcapil Disdukcapil Dukcapil Dishub Dinkes Dinsos Dinsosp3ap2kb Dispangtan Dispussipda Dispusip "
    "Dinsos-P3AP2KB "
    "Disnaker Disnaker-PMPTSP DPMPTSP Diskopindag Disporapar Dispora Disbudpar Disparbud Disperkim Disperin Disdag Dispenda DLH DPUPR "
    "DPUPRPKP DPUPPB Bapenda Bappeda Bappelitbangda Bappelitbang Barenlitbang Balitbang Bakesbangpol Bakesbangpollinmas BKD BKPSDM BKAD "
    "BPKAD BPBD BP2D Setda Setwan DPRD Pemkot Pemkab Pemprov"
) | {"Satpol PP", "Satpol-PP"}
"""Abbreviations that stand for nothing but an office of a local government, everywhere in Indonesia."""

NO_ABBREVIATION: Final = words(
    "kanan kiri tengah depan belakang atas bawah dua satu tiga berdiri duduk senin selasa rabu kamis jumat sabtu minggu malam pagi "
    "siang sore"
)
"""What a bracket behind an office holds besides its abbreviation: where somebody stands in a picture, a day."""

NO_BODY: Final = (
    *("Badan Anggaran", "Badan Kehormatan", "Badan Musyawarah", "Badan Pembentukan"),
    *("Badan Usaha", "Badan Hukum", "Badan Publik", "Badan Layanan", "Badan Permusyawaratan", "Satuan Kerja", "Perusahaan Daerah"),
    *("Lembaga Swadaya", "Forum Perangkat", "Forum Konsultasi", "Forum Diskusi", "Forum Group", "Forum Grup", "Tim Sukses"),
)
"""Kinds of bodies, and meetings, which read like the name of a body."""
