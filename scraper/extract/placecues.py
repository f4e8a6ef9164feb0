"""The words that say what a place name beside them is: its kind, a street, a person, a market. All keys in small letters."""

from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_BY_KIND: Final = {
    "kelurahan": "kelurahan kel. kel kelurahan: lurah seklur",
    "kecamatan": "kecamatan kec. kec camat sekcam polsek kapolsek polsekta kapolsekta koramil danramil muspika forkopimcam forkopimka",
    "kota": "kota pemkot walikota wawali walkot polresta kapolresta city",
    "kabupaten": "kabupaten kab. kab pemkab bupati wabup regency",
    "provinsi": "provinsi propinsi prov. prov gubernur wagub pemprov polda kapolda province",
    # Units below or beside ours: whatever follows is none of the places we know.
    "elsewhere": "desa dusun dukuh distrik nagari pedukuhan padukuhan kapanewon kalurahan ds. dsn. gunung",
}

KINDS: Final[dict[str, tuple[str, ...]]] = {word: (kind,) for kind, each in _BY_KIND.items() for word in each.split()} | {
    "kelurahan/kecamatan": ("kelurahan", "kecamatan"),
    "kota/kabupaten": ("kota", "kabupaten"),
    "kabupaten/kota": ("kabupaten", "kota"),
}
"""The kinds a place can be of after a word: `Camat Sukun` heads the district, `Lurah Sukun` the ward."""

TYPE_WORDS: Final = words("kelurahan kel. kel kecamatan kec. kec kota kabupaten kab. kab provinsi propinsi prov. prov")
"""The words for a kind itself: they belong to what is printed."""

SUFFIXES: Final = {
    # longer before their beginnings
    " Urban Village": "kelurahan",
    " Village": "kelurahan",
    " Subdistrict": "kelurahan",
    " Sub-district": "kelurahan",
    " Sub-District": "kelurahan",
    " District": "kecamatan",
    " City": "kota",
    " CITY": "kota",
    " Regency": "kabupaten",
    " Province": "provinsi",
}
"""The words for a kind after a name, as the machine translation of /en/ prints them."""

STREETS: Final = words("jalan jl. jl jln. jln gang gg. gg street")
STREET_PARTS: Final = words("raya terusan simpang besar tembusan kolektor")
"""Words between Jalan and the name of a street."""

PERSONS: Final = words(
    "pak bu bapak ibu bpk bpk. h. hj. haji hajah drs. dra. ir. dr. prof. mbah abah umi umik gus kh kh. ny. sdr. sdri. sam mas mbak"
)
"""Words a personal name follows."""

FACILITIES: Final = words(
    "pasar stasiun terminal puskesmas pustu posyandu sd sdn mi min smp smpn mts mtsn sma sman smk smkn man tk paud rs rsud rumkit masjid "
    "musala musholla gereja klenteng kelenteng pura wihara vihara taman lapangan gedung hotel jembatan kali sungai bukit perumahan perum "
    "universitas institut politeknik kampus ponpes pabrik pg waduk bendungan tpa tpst tps exit tol simpang pertigaan perempatan bundaran "
    "makam tpu stadion gor museum perpustakaan rutan lapas lanud bandara pelabuhan arema persema kua bank koperasi festival "
    "station market"
)
"""Words that make the place name after them part of another name."""

LOCATIVE: Final = words(
    "di ke dari warga masyarakat wilayah kawasan daerah kampung asal sekitar seputar menuju tiba seluruh arek petani pelajar siswa "
    "pedagang in at from near residents"
)
"""Words a place follows: the name after them is one, and no part of another name even where they have a capital."""

NEUTRAL: Final = LOCATIVE | words("dan serta untuk oleh bagi pada antara orang of to the")
"""Words that make the name after them no part of another name, though they don't say that it is a place."""

SAYING: Final = words("yakni yaitu meliputi adalah seperti antara namely")
"""Words between a kind and the list of its places: `lima kecamatan yakni Klojen, Blimbing, …`."""

CONJUNCTION: Final = frozenset(("dan", "serta", "maupun", "hingga", "sampai", "and", "&", "/", "atau", "dengan"))
"""Words and signs that join the places of a list."""
