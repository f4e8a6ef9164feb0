"""What speaks for somebody a sentence names being the one it is about: the place, the words before and the verb after."""

import re
from typing import Final

from scraper.extract.kinds import HUMAN
from scraper.extract.markup import names as table

_BESIDE: Final = re.compile(
    r"\b(?:didampingi|mendampingi|bersama(?:-sama)?|kepada|dengan|untuk|dari|mewakili|menemui|terhadap|termasuk|menyalami"
    r"|ditemui|menemani|ditemani|bagi|menggandeng|menghampiri|mengundang"
    r"|menyambut|disambut|menyapa|menemani|milik|rumah|tentang|antara|beserta|serta|dan|atas|pada|ke|di|seperti|misalnya|yakni"
    r"|yaitu|baik|maupun|disaksikan|dihadiri|bahu"
    r"|oleh-oleh|bertemu|kediaman|menerima|dibalas|memeluk|memuji)\s+"
    r"(?:(?:[Bb]apak|[Ii]bu|seorang|oleh|salah satu|[a-z]{3,14})\s+){0,1}$",
    re.IGNORECASE,
)
_NOT_BESIDE: Final = re.compile(
    r"\b(?:di[a-z]{3,} (?:baik|hangat|antusias|gembira|positif)"
    r"|kata|ujar|tutur|disampaikan|menurut|jelas|ungkap|dikatakan|lanjut|tambah|imbuh|oleh|giliran)\s+$",
    re.IGNORECASE,
)
_OBJECT: Final = re.compile(r"\b(?:[Mm]e|[Mm]em|[Mm]en|[Mm]eng|[Mm]eny)[a-z]{3,}\s$")
AGENT: Final = re.compile(r"\b[Dd]i[a-z]{3,}(?:\s(?:langsung|oleh|langsung oleh|baik|hangat|antusias|gembira|positif))?\s$")
_CALLED_SO: Final = re.compile(
    r"\b(?:bernama(?: lengkap)?|disapa|dipanggil|dikenal|sapaan|sebut saja|[Nn]amanya|[Ss]alah (?:satunya|seorangnya)(?: adalah| ialah)?"
    r"|^\W*Adalah|(?:itu|ini|tersebut|[Ii]a|[Dd]ia),?)\s$"
)
_WITHIN: Final = re.compile(r"\b(?:agar|supaya|karena|sebab|ketika|saat|jika|bila|setelah|sebelum|sejak|yang)\b[^,.]*(?:,\s)?$")
"""A clause within the sentence: who is named there is not whom the whole is about."""
VERB: Final = re.compile(
    r"(?:,(?:[^,.]{1,110},)?|\syang\s[^,.]{1,60},)?(?:\s(?:pun|juga|lantas|lalu|kemudian|kembali|sendiri|turut|sempat|pula|tak"
    r"|tidak|masih|sudah"
    r"|telah|langsung|hanya|malah|justru|memang|lebih|akan|ikut|terus|segera|sontak|ingin|baru))*\s(me[a-z]{3,}|ber[a-z]{3,}"
    r"|di[a-z]{4,}|ter[a-z]{4,}|ke[a-z]{3,}an|angkat bicara|angkat suara|buka suara"
    r"|optimistis|tampak|sibuk|senang|lega|puas|semringah|bangga|yakin|ingat|ingin|bilang|minta)\b"
)
STRONG: Final = 1
"""From this weight a mention tells whom its sentence is about; below it only where nobody spoke before."""
NAMED: Final = 5
"""The weight of one who is said to speak where the sentence opens, or to be called so: no doubt touches it."""
SAYS: Final = 3
"""The weight of one who does something in a sentence, or is said to speak in it."""
NOBODY: Final = -9
"""The weight of a sentence that is about nobody."""
BESIDE_ONLY: Final = -1
"""Up to this weight a mention is only somebody beside the one the sentence is about."""


_SOMEBODYS_NAME: Final = re.compile(
    rf"[\s\x00,.“”\"]*(?:(?:Sementara(?: itu)?|Sedangkan|Adapun|Lalu|Namun),?\s)?"
    rf"(?:(?i:{HUMAN})(?:nya)?|Seorang|Salah (?:satu|seorang)|Perwakilan|Utusan)\b"
    r"(?:(?!\b(?:itu|ini|tersebut|ketika|saat|karena|yang|agar|bahwa)\b)[^,.]){0,60},\s"
)
"""What somebody is, at the head of a sentence, before the name: `Sementara saksi pasangan nomor dua, Dwiyanto, …`."""
_SMALL_OFFICE: Final = re.compile(
    r"(?<=[a-z] )(?:anggota|(?:wakil )?(?:ketua|kepala|direktur)|sekretaris|koordinator|bendahara|pengurus)(?: (?:[A-Z][\w-]*|dan))+ $"
)
"""An office that begins with a small letter, before the name: `bertanya kepada anggota Komisi D DPRD Kota Malang Suryadi`."""
_OFFICE: Final = 90
"""Characters in which such an office stands."""
_POSSESSED: Final = table("""
    pernyataan pendapat keluhan cerita pengakuan usul usulan permintaan harapan penjelasan kata-kata ucapan kalimat ajakan jawaban
    pertanyaan dugaan kekhawatiran kehadiran kedatangan langkah pesan paparan kritik kritikan gagasan ide rencana tantangan kabar sikap
    permohonan aduan laporan protes tawaran janji candaan saran imbauan arahan keberhasilan prestasi kinerja kerja upaya kebijakan inovasi
    keputusan perjuangan kiprah dedikasi nasib kondisi kepemimpinan penampilan karya aksi kepedulian kesigapan keberanian kejujuran
    ketekunan kesabaran
""")
"""What somebody has said or done, before the name: it is not that one the sentence tells of."""
_TURNS_TO: Final = re.compile(
    r"\b(?:(?:[Ll]ain (?:lagi|halnya|pula)|[Bb]erbeda|[Bb]egitu (?:juga|pula)|[Dd]emikian (?:juga|pula|halnya)|[Ss]ama halnya)(?: dengan)?"
    r"|(?:Keluhan|Dukungan|Kritik|Kritikan|Pujian|Apresiasi|Usul|Usulan|Tanggapan|Masukan|Pertanyaan|Protes|Permintaan|Harapan|Respons"
    r"|Penolakan|Suara|Cerita)\b[^.,]{0,20} (?:datang|muncul|mengalir|terlontar|meluncur)(?: pula| juga)? dari"
    r"|mempersilakan|menyilakan|memberi kesempatan(?: kepada)?|adalah|ialah|(?:antara\s[^.,]{3,30}\s)(?:ada|terdapat|tampak|terlihat))\s$"
)
"""Words by which a text turns to somebody: `Lain lagi dengan Tutik`, `mempersilakan Wira berbicara`."""
_TURNING: Final = table(
    "lagi halnya pula juga berbeda dengan dari mempersilakan menyilakan kesempatan kepada adalah ialah ada terdapat tampak terlihat"
)
"""The last of these words."""
_BUT: Final = ("tetapi ", "tapi ", "sedangkan ", "sementara ")
"""Words before one who is set against others: `Semua tertawa, tetapi wali kota tidak.`"""
_SUFFERS: Final = table(
    "diduga diketahui dilaporkan dikabarkan disebut ditemukan ditangkap diringkus dibekuk dirawat dilarikan diamankan terluka"
)
"""What befalls somebody of whom another tells: `Sopir bernama Jumali diduga mengantuk.`"""
_MEANWHILE: Final = frozenset(
    {"", "Sementara", "Sementara itu", "Sedangkan", "Adapun", "Namun", "Lantas", "Lalu", "Terpisah", "Sebaliknya"}
)
"""What may stand before the one a sentence opens with."""


def weigh(text: str, begin: int, start: int, stop: int, end: int) -> int:
    """What speaks for a mention being the one its sentence is about: its place, the words before and the verb after it."""
    before = text[max(begin, start - 40) : start]
    if before.endswith(" ") and before[before.rfind(" ", 0, -1) + 1].isupper():
        office = _SMALL_OFFICE.search(text, max(begin, start - _OFFICE), start)
        before = before if office is None else text[max(begin, office.start() - 40) : office.start()]
    weight = 0 if before.strip(' \x00,.“”"') not in _MEANWHILE else 1
    if not weight and text.startswith(", ", start - 2) and _SOMEBODYS_NAME.fullmatch(text, begin, start):
        weight = 1
    words = before.lower().split()[-2:] if before.endswith(" ") else []
    if words and words[-1] in _POSSESSED and words[0] != "menurut":
        return weight - 4
    if words and words[-1] in _TURNING and _TURNS_TO.search(before):
        weight += -5 if "erbeda" in before and text.startswith(",", stop) else 5  # `Berbeda dengan Amat, Burhanudin siap …`
    elif before.strip(' \x00,.“”"') == "Bagi":
        weight += 2
    elif _NOT_BESIDE.search(before):
        weight += 4
    elif _BESIDE.search(before):
        weight -= 5
    elif _OBJECT.search(before):
        weight -= 2
    elif (agent := AGENT.search(before)) is not None:
        weight += 0 if before.endswith("yang ", 0, agent.start()) else 2
    elif _CALLED_SO.search(before):
        weight += 4
    if before.endswith(_BUT):
        weight += 1
    if _WITHIN.search(text, begin, start):
        weight -= 1
    if (verb := VERB.match(text, stop, end)) is not None:
        weight += -6 if verb[1] in _SUFFERS else 2 if verb[1].startswith(("di", "ter")) else 3
    return weight
