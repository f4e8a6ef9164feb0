"""The verbs of speech: `ujar`, `tutur`, `menjelaskan`, with what stands for the speaker beside them.

The list is that of the pages (see the notes on quoted speech of the domain), with the inflections Indonesian gives each:
bare (`kata Boedi`), with -nya (`katanya`), passive (`disampaikan`), active (`mengatakan`).
"""

import re
from collections.abc import Iterable
from typing import Final

from scraper.extract.markup import names as table

STEMS: Final = table("""
    kata ujar tutur jelas terang ungkap papar pungkas tegas imbuh tambah sambung ucap harap urai beber seru tutup pesan kenang keluh
    seloroh canda kelakar gurau cerita aku pinta ajak tanya jawab sebut nilai puji saran imbau himbau sahut lanjut cetus celetuk
    kisah klaim tukas tandas timpal ulas rinci balas potong bisik perintah desak dawuh tuding duga gumam teriak sindir sergah protes
    tantang kritik usul lapor sapa simpul sesal syukur tekan curhat instruksi ancam janji jamin omel tawar bantah sanggah elak dalih
    kilah pekik komentar cakap guyon wanti-wanti anjur imbuhan doa rayu bela tegur ingat optimis akui sampai utara nyata tunjuk
    sela selidik lirih tampik ledek ceplos
""")
PASSIVES: Final = table("""
    dikatakan disampaikan dijelaskan diungkapkan ditegaskan dituturkan diutarakan ditambahkan diterangkan dipaparkan diucapkan
    diutarakan disuarakan dilontarkan disambung disahut ditimpali dijawab dibalas ditambahi diungkap
    disebutkan dikemukakan diceritakan dibeberkan diakui diharapkan dilanjutkan diuraikan dinyatakan dipesankan
""")
ACTIVES: Final = table("""
    mengatakan berkata menuturkan menjelaskan menerangkan mengungkapkan memaparkan menegaskan menambahkan menyampaikan menyebutkan
    menyebut menyatakan mengucapkan berucap berharap mengharapkan membeberkan menguraikan mengaku berpesan mengingatkan mengajak
    meminta menilai menimpali menyahut menjawab bertanya berujar bertutur menandaskan melanjutkan mengutarakan bercerita
    menceritakan mengisahkan berkisah nyeletuk menyeletuk menyeru menyerukan berseru mengeluh mengeluhkan bergurau berseloroh
    berkelakar mengimbau menghimbau mengakui merinci mengklaim menyarankan menekankan mengusulkan melaporkan membalas memotong
    mengemukakan menyambung memungkasi berbisik berteriak bergumam mencetuskan memuji memerintahkan mendesak menukas menyela
    membisikkan berdoa bersyukur memastikan membenarkan membantah mengenang menanyakan bertekad menyindir menantang mempersilakan
    menyapa mengomentari menanggapi membacakan mewanti-wanti bilang mewanti menyela meralat menulis melontarkan mencontohkan
    memperingatkan mengancam menegur berjanji menutup memberi menasihati berceloteh menggoda curhat bilang menyimpulkan bersaksi
    mengatakannya
""")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_STEM: Final = rf"(?:{_any(STEMS)})"
SPEECH: Final = rf"{_STEM}(?:nya)?"
"""A verb of speech as it stands behind a quotation."""
AFTER: Final = re.compile(
    rf"\s*[,.–—-]?\s*(?:(?:[Bb]egitu(?:lah)?|[Dd]emikian(?:lah)?|(?:hanya|cuma) itu|itu saja)\s+)?(?P<verb>(?:(?i:{_STEM})(?=nya\b|\s)"
    rf"|{_any(PASSIVES)}))(?P<own>nya\b)?"
    r"(?P<way>(?:\s+(?:lagi|pula|juga|singkat|pendek|kembali|lantang|lirih|pelan|datar|kalem|mantap|santai|sedih|gembira|girang"
    r"|heran|kesal|geram|pasrah"
    r"|semringah|sumringah|riang|ceria|antusias|bersemangat|polos|jujur|terbata(?:-bata)?|terisak|sinis|lugas|lembut|serius|malu-malu"
    r"|tersenyum|terkekeh|tertawa|tergelak|terharu|bergetar|mengeluh|beralasan|berdalih|berkelakar|bergurau|merendah|menegaskan"
    r"|tegas|bangga|haru|optimis|berseloroh|berharap|lebih lanjut"
    r"|lantas|kemudian|oleh))*)(?:\s+|(?=[,.;:“\"]|$))"
)
"""An attribution that begins with the verb, right after the quotation."""
TYPED: Final = re.compile(r"\s*,?\s*(?P<verb>[a-z]{3,10}?)(?P<own>nya)\b(?P<way>)(?:\s+|(?=[,.;:“\"]|$))")
"""The same with a verb we don't know, or that is mistyped: `jeasnya`."""
UNLISTED: Final = re.compile(
    r"\s*,?\s*(?P<verb>(?!(?:dari|di|ke|untuk|dan|yang|dengan|pada|oleh|milik|karya|saat|ketika|dalam|bersama|kepada|atau"
    r"|seperti|bagi|itu|ini|adalah"
    r"|menjadi|karena|agar|meski|serta|lalu|sambil|antara|sebelum|setelah|hingga|sampai|tetapi|namun|juga|pun|masih|akan|telah"
    r"|sudah|para|si"
    r"|demikian|begitu|warga|mantan|politisi|pejabat|pria|perempuan|tahun|bulan|hari|tentang|versi|ala|se|lewat|melalui|tanpa"
    r"|hasil|besutan|garapan|ciptaan)\b)[a-z]{4,11})\s+"
    r"(?=[A-Z]|dia\b|ia\b|(?:pria|perempuan|wanita|lelaki|bocah|ibu|bapak|ayah|nenek|kakek|gadis|pemuda|remaja|siswa|siswi|guru|jaksa"
    r"|polisi|mantan|orang|sang|salah|seorang)\b)"
)
"""An attribution whose verb is in no list, told by what follows: `sambat ibu tiga anak itu`, `ralat Hartoyo`."""
CONTENT: Final = re.compile(r"\s*[,.]?\s*(?:demikian|begitu) (?:(?:isi|bunyi|tulis)nya\b|isi|bunyi)")
"""`“…,” demikian isinya`."""
PUT: Final = re.compile(
    r"\s*[,.]?\s*(?:demikian|begitu)(?:lah)?\s+(?:(?P<verb>(?!(?:yang|cara|juga|pula|pun|banyak|besar|saja)\b)[a-z]{4,12})\s+)?"
    r"(?P<who>(?:dia|ia|beliau|mereka)\b|(?:sang|pria|perempuan|wanita|lelaki|laki-laki|ibu|bapak|ayah|bocah|gadis|remaja"
    r"|pemuda|nenek|kakek|mantan"
    r"|politisi|pejabat|janda|guru|warga|siswa|siswi|salah|seorang)\b|(?<=[a-z] )[A-Z])"
)
"""`“…,” begitulah ia menggambarkannya`, `“…,” begitu rencana bocah berpeci itu`."""
WRITTEN: Final = re.compile(
    r"\s*[,.]?\s*(?:demikian|begitu)(?:lah)? (?![^.!?]{0,80}\bdi(?:baca|kutip|tulis|ucap|sampai)[a-z]*\b)"
    r"(?:kutipan |sepenggal )?(?:bunyi|isi|tulisan|lirik|syair|petikan|kutipan|tema|slogan"
    r"|moto|semboyan)(?:nya)? (?=[a-zA-Z])"
)
"""`“…,” begitu bunyi pasal itu`: it stands somewhere, and nobody says it."""
MEANT: Final = re.compile(
    r"\s*,?\s*(?:cerita|kalimat|kata-kata|ucapan|pengakuan|jawaban|pertanyaan|celetukan|pesan|pernyataan|harapan|ajakan|imbauan"
    r"|seruan|permintaan)"
    r" (?:itu|tersebut|ini) [a-z ]{4,40}?(?=[A-Z])"
    rf"|\s+(?:Hal|Pernyataan|Ajakan|Imbauan|Harapan|Pesan|Ucapan|Kalimat) (?:itu|tersebut|ini) (?:{_any(PASSIVES)})"
    r"(?: (?:oleh|langsung))* (?=[A-Z])"
)
"""`“…,” pesan itu disampaikan Kepala Disnaker`, `“…,” cerita itu keluar dari mulut Julianto`."""
OWN: Final = re.compile(
    r"\s*[,.]?\s*(?:demikian|begitu(?:lah)?) (?:pengakuan|penjelasan|penuturan|ucapan|pernyataan|harapan|jawaban|pesan"
    r"|keterangan|ajakan)nya\b"
)
"""`“…,” begitu pengakuannya`."""
THUS: Final = re.compile(r"\s*[,.]?\s*(?:[Dd]emikian|[Bb]egitu)(?:lah)?\s+(?=[A-Z])")
ACTIVE: Final = re.compile(rf"\b(?:{_any(ACTIVES)})\b")
SPOKEN: Final = re.compile(rf"\b(?:(?P<plain>{_any(ACTIVES)}|{_any(PASSIVES)}|{_STEM})(?:nya)?|[Mm]enurut(?:nya)?)\b")
"""Any verb of speech in running text."""
REPORTED: Final = re.compile(rf"[^\x00”\"], (?:(?:{_STEM}|menurut)nya|(?:{_STEM}|menurut) (?:dia|ia|beliau)), ")
"""What within a sentence tells that one named before says it: `Bupati, katanya, telah meminta …`."""
OPINES: Final = re.compile(
    r"\b(?:[Ss]ementara|[Ss]edangkan|menyambut|mengapresiasi|mendukung|menolak|menyayangkan|menyesalkan|menyoroti|memandang|menganggap"
    r"|mengkritik|mengkritisi|setuju|sepakat|senang|gembira|bangga|lega|khawatir|waswas|optimistis|berterima kasih|angkat bicara"
    r"|buka suara|keberatan)\b|[A-Z][a-z]+ sendiri\b"
)
"""What tells of somebody's view as a verb of speech does: whoever is said to have one can say it."""
TAIL: Final = re.compile(
    rf"(?:\b(?P<verb>{_any(ACTIVES)}|{_STEM}"
    rf"|{_any(PASSIVES)})(?P<own>nya)?\b(?P<rest>[^.!?“”\"]{{0,60}}?))?\s*(?P<mark>[:,]?)\s*$"
)
"""The end of a clause that leads a quotation in: `menuturkan,`, `berkata:`, `menegaskan:`."""
UNMARKED: Final = re.compile(
    rf",\s+(?:(?P<verb>{_STEM})(?:(?P<own>nya)\b(?! (?:lebih|yang|itu|ini|sangat|masih|sudah|tidak|tak|belum|akan|ada|adalah|memang|hanya"
    rf"|cuma|pun|sama|bukan|jadi|kan|dari|untuk)\b)|\s+(?=[A-Z]|dia\b|ia\b|(?:pria|perempuan|wanita|lelaki|ibu|bapak|ayah|bunda|nenek|kakek|bocah|gadis|remaja|pemuda|dara|mantan|politi|orang)"
    rf"[a-z ]{{0,40}}? (?:itu|ini|tersebut)\b))"
    rf"|(?=[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}(?:, \d{{1,2}} tahun,| \(\d{{1,2}}(?: tahun)?\)) (?:{_any(ACTIVES)})\b))"
)
"""Where an attribution begins inside a quotation whose closing mark was forgotten."""
ACCORDING: Final = re.compile(r"\b[Mm]enurut(?:nya)?\b[^!?“”\"]{0,180},$")
"""`Menurut Kasat Lantas …, “…”`."""
LEADING: Final = re.compile(r"\b(?P<verb>(?:me|ber|nye)[a-z-]{4,})(?:,| bahwa)$")
"""A verb in no list that leads a quotation in: `mewanti-wanti, “…”`."""
SAYS: Final = re.compile(
    r"\s*(?:(?:Begini(?:lah)?|Berikut(?: ini)?|Inilah|Lalu|Maka|Kemudian) )?(?P<verb>(?i:kata|ujar|tutur|jelas|ungkap|ucap"
    r"|cerita|kenang|pesan|tegas"
    r"|terang|papar|imbuh|tambah|pungkas|jawab)|penjelasan|penuturan|pengakuan|jawaban|ucapan)(?P<own>nya)?\b"
)
"""A sentence that begins with the verb: `Kata Fitria, “…”`, `Katanya: “…”`."""
THAT: Final = table("bahwa agar supaya bahwasanya")
CONTINUING: Final = table("imbuh tambah lanjut sambung")
"""Verbs by which the same speaker goes on."""
REPLIES: Final = table("disambung disahut ditimpali dijawab dibalas ditambahi")
"""Of the passives, those by which another goes on."""
ANSWERS: Final = table("""
    jawab timpal sahut balas tukas
""")
"""Verbs by which another answers: the speaker is not the last one."""
ANSWERING: Final = table("menjawab menyahut menimpali membalas menanggapi menukas")
"""The same, active."""
ANSWERED: Final = re.compile(
    r"\b(?:dijawab|disahut[i]?|ditimpali|dibalas|disambut|disambung|disambar|ditanggapi|dipotong)(?: (?:oleh|langsung))*\s$"
)
"""By whom a quotation that comes next is said: `kata Rozak yang langsung dijawab Wawali Alwi.`"""
