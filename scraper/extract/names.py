"""Names of people as the press office prints them: what stands before a name, the name, the degrees after it.

`Drs. H. Darmawan Sulistyo, M.Si` is an honorific twice, a name and a degree. The words before the name are a closed list;
degrees are a list and a shape, for new ones appear every year. A full stop in any of them ends no sentence.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from scraper.extract.markup import names as table
from scraper.extract.sayings import PASSIVES

_RANKS: Final = (
    r"(?:Letjen|Mayjen|Brigjen|Jenderal|Komjen|Irjen|Kombes|Kompol|AKBP|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Brigadir|Briptu|Bripda|Bharada"
    r"|Kolonel|Letkol|Mayor|Kapten|Lettu|Letda|Peltu|Pelda|Serma|Serka|Sertu|Serda|Kopka|Koptu|Kopda|Praka|Pratu|Prada"
    r"|Laksamana|Laksda|Laksma|Marsekal|Marsda|Marsma|IPTU|IPDA|AIPTU|KOMPOL)"
    r"(?:\.?\s?\(?(?:Pol|Inf|Arm|Arh|Kav|Czi|Cba|Cpl|Chb|Cpm|CPM|Cke|Cku|Ckm|Caj|Mar|Laut|Pas|Tek|Sus|TNI|Purn\.?|Kes|Adm|[A-Z]{1,2}(?=\)))\)?)*"
)
_TITLES: Final = (
    r"Prof\.? ?\(Em\.?\)|(?:Assoc|Asst)\.? ?Prof|Prof|Sr(?=\.)|Fr(?=\.)|Ec(?=\.)|Eng(?=\.)|R\.(?:Ay|A|M)(?=\.)"
    r"|Bd(?=\.)|Bdn(?=\.)|dra(?=\.)|drs(?=\.)|Ps(?=\.)|Dr\.? ?\(?H\.? ?[Cc]\.?\)?|Dr|Drs|Dra|DR|DRS"
    r"|dr|drg|drh|Ir|IR|apt|Apt|Ns|KH|K\.H|KPH|TGH"
    r"|KRT|KMT|KRAT|KRMT|KRA|GKR|GPH|KGPH|GBPH|KRMH|BRM|BRAy|RD|RP|KRHT|R(?=\.)|Rr|RM|RA|HM|HA|HS|HN|HF|HW|HU|HJ|Hj|H|Ny|Tn|Bpk|Ust|Pdt"
    r"|Bapak|Pak|Ibu|Bu|Abah|Umik|Ummi|Bunda|Ayah|Eyang|Mbah|Sam|Bung|Mas|Mbak|Mba|Cak|Ning|Neng|Gus|Kang|Kak|Bang|Haji|Hajah|Hajjah"
    r"|Ki|Nyi|Mgr|Br|Bhikkhu|Bhante|Biksu|Bhiksu|Pandita|Ustadzah|Ustazah|Ustadz|Ustaz|Kiai|Kyai|Nyai|Habib|Romo|Pastor|Suster|Pendeta|Tuan"
    r"|Nyonya|Nona|Raden|Mbok|Mak|Pakde|Bude"
    r"|Paklik|Lik|Yu|Nenek|Kakek|Dokter|Profesor|Suster|Opa|Oma|Oom|Om|Tante|Koh|Acil|Julak|Amang|Uda|Uni|Bli|Jro|Teh"
    r"|Teteh|Ceu|Puang|Buya|Opung|Ompung|Inang|Bundo|Inyiak|Cik|Mama|Bapa|Chef|Coach|Bidan|Dalang|almarhumah|almarhum|Almarhum|Alm"
)
_SPELLED: Final = "Psikolog|Ners"
"""Degrees written as a word, four letters and more."""
_LISTED: Final = (
    r"SH|MH|SE|MM|ST|MT|SP|MP|SS|MA|BA|SPd|MPd|SKM|MKM|MKes|MSi|MSI|Msi|MSc|SSi|SSos|SIP|MIP|SIK|STP|SSTP|AP|MAP|MAB|MBA|MPA|MPH"
    r"|MPP|MSA|MSM|MMA|MMSI|MMSi|MPdI|SPdI|MARS|MMRS"
    r"|MHum|SHum|SAg|MAg|SKom|MKom|SPsi|MPsi|SKep|SPi|SPt|SHut|STr|AMd|Amd|Ak|CA|CPA|CFrA|CRMP|CGCAE|QIA|IPM|IPU|Lc|PhD|Ph\.D"
    rf"|LLM|MEng|DEA|SST|SIIP|MTr|MTI|MMPd|MMKes|MURP|BBA|ATD|AKS|{_SPELLED}"
    r"|S IP|S Sos|S Pd|S Kom|M Si|M Pd|M Kes|M AP"
)
_PART: Final = (
    r"(?:[A-Z]{1,4}-?K[A-Za-z]*|Epid|SiT|Si|SI|Sos|AUD|Agr|Pd|Kes|Kep|Kom|Hum|Ag|Ak|Sn|Sc|Ked|Farm|Psi|Eng|Tr|Ars|Arch|Biomed"
    r"|Gz|Ks|Hut|Th|Ec|Dev|STP|IP|IK|AP|AB"
    r"|PA|KM|KP|TP|Md|Ma|Mn|MPd|ST|IIP|Ikom"
    r"|IKom|Or|Par|Stat|Mat|Fil|Ling|MT|PWK|URP|Hub|Int|OG|PD|JP|An|THT|KJ|Rad|BA|SA|EI|HI|SI|ME|Pt|Pi|Han|Tp|Med|Keb|Bns|Akun"
    r"|Log|Plan|Sp|Tech|BS|OT|BM|KG|DV|KFR|MB|SD|Ort|Pros|Onk|KIC|KGEH|Klin|Vet|Mar|Pel|Pas|Im|Opsla|Phil|Kesos|Sy|TD|TI|Ti|PH|PP|Ling"
    r"|Ed|Pol|Ap|Kn|Kp|Hi|Ei|Mus|Art|Des|Ds|STr|[A-Z])\b"
)
_SHAPED: Final = rf"(?:S|M|B|D|Dr|A|Sp|Ph|LL|Bc|ASEAN|Amd|SST|MM|Ed)[.,]\s?{_PART}(?:(?:\.\s?|-){_PART})*(?:\([A-Z][A-Za-z]{{0,3}}\))?"
_DEGREE: Final = rf"(?:(?:{_SHAPED}|(?:{_LISTED})\b)(?:\.(?!\w))?(?:\s?\([A-Z][A-Za-z]{{0,3}}\))?)"
_UNFINISHED: Final = r"(?:Moch|Moh|Mohd|Much|Muh|Muhd|Mch|Abd|Ach|Akh|Chr|Yoh|Th|Wm|Sy|St|Dg)\."
_NO_DEGREE: Final = (
    rf"(?:(?=[A-Z][a-z]{{3}})(?!(?:(?:{_SPELLED})\b(?!['’])|Dipl\.))"
    rf"|(?![A-Z][a-z]{{3}})(?!(?:{_LISTED})\b(?!['’])|(?:S|M|Sp|Ph)\.(?:\s?[A-Z]\.|[A-Z])"
    r"|(?:A\.\s?(?:Md|Ma|Pi|Ks)\b|B\.\s?(?:Sc|Eng)\b|D\.\s?(?:Eng|Th|Phil|Sc)\b|Dr\.(?:Eng|Ing)\b|Bc\.[A-Z]|Ed\.D)"
    r"|[A-Z]\.(?:\s?[A-Z]\.)++(?!\s?[A-Z][a-z])))"
)
"""Where no degree begins; initials behind which no name follows are one, `Andi Wijaya D.E.A. hadir`."""
_ODD_WORD: Final = (
    rf"{_NO_DEGREE}(?:M(?=\s[A-Z][a-z])|(?:FX|YB|AA|TB|DH|MB|MS|MZ|AH|BJ)(?=\s[A-Z][a-z])|(?:MD|DH|HR|ZA|AR|HB|HZ|AZ)(?![\w-])|[A-ZÉ]\.(?:\s?(?=[A-Z]\.))?|{_UNFINISHED}|d['’](?=[A-Z])[A-Z][a-z]+"
    r"|[A-ZÉ](?:['’`][A-Z])?[a-zéèêëôöüñ]+[A-Za-zéèêëôöüñ]*(?:['’`-][A-Za-zé]+)*(?:’(?=\s[A-Z]))?)"
)
_WORD: Final = rf"(?=[A-ZÉd])(?:(?!(?:{_SPELLED})\b)[A-Z][a-z]{{3,}}+(?![A-Za-zéèêëôöüñ'’`.-])|{_ODD_WORD})"
"""A word of a name; most are told by their plain letters before any of what is odd is tried."""
PARTICLES: Final = (
    "br.",
    "br",
    "boru",
    "da",
    "dos",
    "la",
    "bin",
    "binti",
    "bte",
    "van der",
    "van den",
    "van",
    "von",
    "de",
    "der",
    "al",
    "el",
    "ibnu",
)
"""Words in lower case within a name."""
_PARTICLE: Final = rf"(?:{'|'.join(map(re.escape, PARTICLES))})"

_HONORIFIC: Final = rf"(?:(?:{_RANKS}|{_TITLES})(?:\.,?\s*|\s+))"
BALINESE: Final = r"(?:Gusti|Gede|Gde|Made|Wayan|Nyoman|Ketut|Kadek|Putu|Komang|Nengah|Luh|Dewa|Ngurah|Kt|Md|Wyn|Nym)\b"
"""What follows the I of a Balinese name: elsewhere it is a number, `Divre I Parlindungan Siregar`."""
_NAME: Final = rf"(?:(?:I|Ni)\s(?={BALINESE}))?{_WORD}(?:(?:(?<=\.)\s?|\s+)(?:{_PARTICLE}\s+)?{_WORD}){{0,6}}"
PERSON: Final = re.compile(rf"(?P<before>(?:{_HONORIFIC})*)(?P<name>{_NAME})")
_BARE: Final = re.compile(rf"(?P<before>)(?P<name>{_NAME})")
_BEHIND_COMMA: Final = (
    r"(?:(?:[SMD]|Sp|MM|SST)\.(?!(?:Ad[ei]|Al[iy]|Ari|Ed[iy]|Eko|Er[iy]|Nur|Tri|Dwi|Sri|Id[ao]|I[kt]a|Umi)\b)(?:[A-Z][a-z]{0,2}|[A-Z]{2,4})"
    r"|C\.(?:[A-Z]{1,3}|Me|Med|[A-Z]\.[A-Z])|Psy\.D|Dipl\.(?:-?[A-Z][a-z]{2,3})|A\.TD|O\.?Carm|OFM|OCD|SVD|MSF|SCJ|CDD|SPM|SSpS|OSU|PRR|SND|OSF|JMJ|CIJ|FSGM|SCMM)"
    r"(?:[.-][A-Z][A-Za-z]{0,5})*(?![\w’'-])(?!\.?\s?[A-Z][a-z]{2})\.?"
)
"""What is none of the degrees listed, but has their shape, where a comma stands before it: `, M.Fis`, `, S.Ptk`."""
_AMONG_DEGREES: Final = r"(?:[CFQ][A-Z]{2,7}|A(?:SEAN|PEC) Eng|ACPE|Apt|Bd|Pr)(?![\w’'-])\.?(?!\s[A-Z])"
"""Certificates, memberships and the like, which only follow a degree: `, Sp.JP(K), FIHA`."""
_MORE: Final = rf"(?:\s?[.,]\s?,?\s?|\s+){_DEGREE}(?![a-z])|,\s?{_BEHIND_COMMA}"
_DEGREES: Final = re.compile(rf"(?=[\s.,]+[A-Z])(?:{_MORE})(?:{_MORE}|,\s?{_AMONG_DEGREES})*")
LEARNED: Final = re.compile(rf"[\s,]+(?:S|M|A|B|Sp|Ph|Ed|LL|Bc)\.{_PART}(?:\.{_PART})*\.?(?!\s[A-Z][a-z])")
"""A degree that is no initial of a name that begins: `Erik Santoso M.M. membuka`, not `Ketua Paguyuban M.A. Fuad`."""
_PARTS_BEFORE: Final = re.compile(rf"{_RANKS}\.?|(?:{_TITLES})\b\.?")
_PARTS_AFTER: Final = re.compile(rf"{_DEGREE}|(?<=[\s,]){_BEHIND_COMMA}|(?<=[\s,]){_AMONG_DEGREES}")

HONORIFICS: Final = frozenset(re.findall(r"[A-Za-z]+", f"{_RANKS} {_TITLES}"))
"""The first words of everything that stands before a name."""

NOT_A_NAME: Final = table("""
    Senin Selasa Rabu Kamis Jumat Jum'at Jum’at Sabtu Minggu Ahad Januari Februari Pebruari Maret April Juni Agustus September
    Oktober November Nopember Desember Dalam Untuk Setelah Usai Guna Demi Dengan Sebagai Sebanyak Selain Sementara Saat Ketika
    Kegiatan Acara Pada Para Hadir Turut Menurut Melalui Oleh Dari Bagi Namun Tetapi Hal Hasil Kita Kami Saya Anda Mereka Dia Ia
    Beliau Dirinya Pihaknya Pria Perempuan Wanita Ini Itu Tidak Bukan Belum Sudah Telah Akan Harus Kalau Jika Bila Karena Sehingga
    Agar Supaya Serta Juga Lalu Kemudian Selanjutnya Sebelumnya Lebih Semoga Mari Ayo Terima Selamat Bersama Demikian Begitu Sejak
    Sampai Hingga Antara Seluruh Semua Setiap Banyak Beberapa Salah Satu Seorang Ada Adapun Adalah Apa Siapa Bagaimana Kapan
    Mengapa Di Ke Dan Yang Atau Warga Masyarakat Pemerintah Pemkot Pemkab Pemprov Pemda Pemerintahan Forkopimda Forkopimcam
    Forkopimko Muspika Muspida Musrenbang Indonesia Republik Negara Nasional Provinsi Kabupaten Kota Kotamadya Kecamatan Kelurahan
    Desa Dusun Kampung Jalan Jl Gedung Hotel Taman Pasar Stadion Alun Balai Balaikota Aula Ruang Lapangan Museum Masjid Gereja
    Pura Sekolah Universitas Institut Politeknik Akademi Yayasan Komunitas Paguyuban Kelompok Tim Panitia Program Lomba Festival
    Pekan Bulan Tahun Piala Kompetisi Inovasi Peraturan Perda Perwal Undang Surat Keputusan Rapat Dinas Badan Bagian Bidang Kantor
    Sekretariat Inspektorat Satuan Satpol Polresta Polres Polsek Polda Polri Kodim Koramil Korem Kodam Kejaksaan Kejari Pengadilan
    Puskesmas Rumah Rukun Tetangga Perumda Perum Bank Dewan Komisi Fraksi Partai Kementerian Kemendagri Badan Lembaga Forum Kepala
    Wali Walikota Wakil Wawali Sekretaris Sekda Camat Lurah Ketua Direktur Asisten Staf Bupati Gubernur Presiden Menteri Rektor
    Dekan Anggota Plt Plh Pj Pjs Penjabat Pelaksana Kapolresta Kapolres Kapolsek Kapolda Dandim Danramil Danrem Pangdam Kajari
    Kasatpol Kadis Kabid Kabag Kasi Covid Ramadan Ramadhan Idulfitri Iduladha Lebaran Natal Islam Pancasila Allah Tuhan
    Alhamdulillah Insyaallah Assalamualaikum Bhinneka Jawa Timur Sumatera Kalimantan Sulawesi Papua Nomor Kini Terpisah Tercatat
    Bahkan Apalagi Misalnya Alhasil Padahal Sebaliknya Rupanya Terakhir Pertama Kedua Ketiga Rohaniwan Instagram Facebook Youtube
    YouTube WhatsApp Google Twitter Zoom Baca Foto Sumber Editor Penulis Ijen Boulevard Tugu Malang Surabaya Jakarta Klojen
    Blimbing Lowokwaru Kedungkandang Sukun Bhayangkara Kapolri Panglima Kasat Kanit Bhabinkamtibmas Babinsa Tangan Wajah Mata
    Terdakwa Tersangka Korban Pelaku Saksi Penggugat Tergugat Pemohon Ibunda Ayahanda Kakak Adik Paman Bibi Keponakan Sepupu Menantu Mertua
    Suara Kaki Senyum Langkah Tubuh Rambut Suami Istri Nama Usia Kisah Cerita Nasib Keluarga Kios Warung Toko Lapak Kalimat Ucapan
    Jawaban Pernyataan Pesan Permintaan Sosok Sang Si Bersama Didampingi Ditemui Dihubungi Ditanya Menanggapi Menjawab Kepada
    Usulan Ide Gagasan Rumahnya Bagaimanapun Meski Meskipun Walau Walaupun Sambil Seraya Tiba Hanya Hampir Sekitar Sepanjang
    Lain Awal Akhir Cuma Cukup Jelang Menjelang Seusai Sesudah Berkat Berawal Bermula Tampak Terlihat Puluhan Ratusan Ribuan Belasan
    Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan Sepuluh Seratus Kala Lantas Entah Konon Ternyata Tentu Pasti Mungkin Barangkali
    Anugerah Penghargaan Namanya Suasana Hujan Panas Malam Pagi Siang Sore Setiap Begini Begitu Maka Malahan Justru Kemarin
    Besok Nanti Dulu Dahulu
    Giliran Tiap Baik Wong Masing Pejabat Politisi Politikus Ditambahkan Dijelaskan Disinggung Berbeda Senada Serupa Begitulah Tak Bahwa
    Sedangkan Keduanya Ketiganya Sekaligus Terlebih Tanpa Masih Begitupun Kebetulan Akhirnya Awalnya Khusus Mendengar Melihat
    Ditemani Dikonfirmasi Sebelum Selepas Sehari Sepekan Seperti Termasuk Terkait Mengenai Tentang Atas Pun Pula Biar Seketika Sontak
    Kata Ujar Karenanya Sebab Jangan Silakan Memang Malah Lelaki Bocah Disusul Disambut Berikutnya Izin Siap Cilik
    Pelukis Penyanyi Penyair Kurator Vokalis Sutradara Aktor Aktris Novelis Sejarawan Budayawan Seniman Psikolog Kiper Striker
    Legislator Moderator Narasumber Presenter Arsitek Desainer Petinju Pebulutangkis
    Tapi Alkisah Andaikata Asalkan Apabila Barulah Belakangan Daripada Ditambah Gegara Itulah Inilah Keesokan Kendati Ketimbang
    Lantaran Mulanya Nah Nyaris Perlahan Pernah Saking Sebentar Sekalipun Sekarang Semakin Semenjak Semula Sesaat Sesampai Sesekali Setiba
    Terutama Walhasil Sepulang Sesuai Seandainya Disaksikan Dipandu Dibantu Dipimpin Diiringi Dikawal Diantar Dijumpai Dimintai
    Dihadiri Diwakili Ajudan Sopir Satpam Siswa Siswi Mahasiswa Mahasiswi Petani Nelayan Pedagang Penjual Pembeli Pengunjung Peserta
    Penonton Petugas Pemilik Penjaga Pengurus Pengelola Wartawan Jurnalis Kontraktor Tukang Kuli Buruh Polisi Tentara Tetangga Relawan
    Kader Trainer Owner Host Influencer Youtuber Kreator
""") | frozenset(word.capitalize() for word in PASSIVES)
"""Words a capital letter makes look like a name: days, months nobody is called by, words that open a sentence, what a city is made of."""


MONTHS: Final = table("Januari Februari Maret April Juni Juli Agustus September Oktober")
"""Months people are called by too: `Juni Hartatik`, and where the story calls somebody so."""


_BEGINS_NO_NAME: Final = NOT_A_NAME - MONTHS - HONORIFICS
"""Words after which there is no need to look for a name: most words with a capital are."""
_FIRST_WORD: Final = re.compile(r"[A-Z][a-z]+(?= )")


class Named(NamedTuple):
    """A name in a text: as printed and in its parts, with the place of its first and of the character after its last."""

    name: str
    printed: str
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    start: int
    end: int

    @property
    def sure(self) -> bool:
        """Whether what stands before or after it makes it a person's."""
        return bool(self.honorifics or self.degrees)


def name_at(text: str, at: int = 0, end: int | None = None) -> Named | None:
    """The name that begins exactly here; nothing where no person is named."""
    stop = len(text) if end is None else end
    first = _FIRST_WORD.match(text, at, stop)
    if first is not None and first[0] in _BEGINS_NO_NAME:
        return None
    found = (PERSON if first is None or first[0] in HONORIFICS else _BARE).match(text, at, stop)
    if found is None:
        return None
    before = found["before"]
    kept, name = _kept(found["name"], titled=bool(before))
    if not kept:
        return None
    last = found.start("name") + len(kept)
    degrees = _DEGREES.match(text, last, stop)
    if degrees is not None:
        last = degrees.end() - _ends_the_sentence(text, degrees)
    return Named(
        name,
        " ".join(text[at:last].split()),
        _parts_before(before) if before else (),
        _parts_after(degrees[0]) if degrees is not None else (),
        at,
        last,
    )


@lru_cache(maxsize=1024)
def _parts_before(said: str) -> tuple[str, ...]:
    """The honorifics in what stands before a name; the same few stand before most."""
    return tuple(_PARTS_BEFORE.findall(said))


@lru_cache(maxsize=1024)
def _parts_after(said: str) -> tuple[str, ...]:
    """The degrees in what stands behind a name."""
    return tuple(each.strip() for each in _PARTS_AFTER.findall(said))


def _ends_the_sentence(text: str, degrees: re.Match[str]) -> bool:
    """Whether the last full stop is the sentence's: it is the degree's in `S.T., M.T.` and where the sentence goes on."""
    said = degrees[0]
    if said[-1] != ".":
        return False
    rest = text[degrees.end() : degrees.end() + 2]
    if rest.strip() and not (rest[0] == " " and (rest[1:].isupper() or rest[1:] in '“"”')):
        return False
    return _STOPPED.search(said) is None


@lru_cache(maxsize=1024)
def _kept(words: str, *, titled: bool) -> tuple[str, str]:
    """Of words that look like a name those that are one, as printed and plain; a story has the same names again and again."""
    kept = _without_other_words(words, titled=titled)
    return kept, " ".join(kept.replace("Dg.", "Daeng").split())


def _without_other_words(words: str, *, titled: bool) -> str:
    """The name as far as its words can be a person's: `Sutiaji Senin` ends before the day; behind a title one can be called `Ramadhan`."""
    kept = words
    parts = words.split()
    for place, word in enumerate(parts) if not NOT_A_NAME.isdisjoint(parts) else ():
        if word in NOT_A_NAME and not (place and word in _LATER_IN_A_NAME):
            if not place and (word in MONTHS or (titled and word in _LATER_IN_A_NAME)) and len(parts) > 1 and parts[1] not in NOT_A_NAME:
                continue
            kept = words[: words.find(word)].rstrip()
            break
    while kept.endswith(_LEFT_HANGING):
        kept = kept[: kept.rfind(" ")].rstrip()
    if kept.endswith("nya") and len(kept) > 6 and " " not in kept:
        return ""
    return "" if len(kept) < 3 or (kept[1] == "." and _INITIALS_ALONE.fullmatch(kept)) else kept


_LATER_IN_A_NAME: Final = table(
    "Negara April Juni Agustus Januari Oktober Pura Bulan Ramadhan Ramadan Islam Natal Pancasila Maret September Taman Timur Bank Indonesia"
)
"""Of the words that begin no name, those that can end one."""
_LEFT_HANGING: Final = (" da", " dos", " la", " bin", " binti", " van", " de", " al", " von", " ibnu", " Dr.", " Ir.", " H.", " Dt")
_INITIALS_ALONE: Final = re.compile(r"(?:[A-Z]\.\s?)+")
_STOPPED: Final = re.compile(r"(?:\b[A-Z]\.){2,}$|\.,\s?\S+\.$")
"""Degrees that carry their own last stop: single letters each with one (`S.H.`), or one after another that has it."""


GIVEN: Final = table("""
    Achmad Adi Aditya Agung Agus Ahmad Aisyah Akhmad Alfian Ali Alif Aminah Ana Andi Andika Andri Anang Angga Ani Anik Anis Anita
    Anton Ari Arief Arif Arifin Arya Asep Astuti Ayu Bagas Bagus Bambang Basuki Bayu Benny Bima Boedi Budi Budiman Cahyo Candra
    Chandra Citra Darmawan Daniel David Deddy Dedi Denny Desi Dewi Dian Didik Dimas Dina Djoko Dodi Doni Dwi Edi Edy Eka Eko Elly
    Endah Endang Erik Erna Erwan Erwin Evi Fahmi Faisal Fajar Farid Fatimah Fatmawati Febri Fitri Galih Galuh Gatot Gunawan Guntur
    Hadi Handoko Hanif Haris Hariyanto Haryanto Hasan Hendra Hendro Heri Herlina Hermawan Herman Heru Husnul Ida Ika Imam Iman Ina
    Indah Indra Indri Ira Irfan Irma Irwan Ismail Iwan Jaya Jarwo Joko Jumadi Kartini Khoirul Kurniawan Lailatul Lestari Lia Lilik
    Lina Linda Lukman Luluk Lutfi Made Maria Marsudi Maya Mega Mochamad Mochammad Mohamad Mohammad Mufid Muhamad Muhammad Mujiono
    Mulyadi Mulyono Nanang Nanik Nina Ninik Novi Nunung Nur Nurul Nuryanto Oei Okta Prasetyo Pratiwi Priyo Purnomo Puspita Putri
    Rachmad Rachmat Rahmat Rahmawati Ratih Ratna Ratri Retno Reza Rian Rifqi Rina Rini Rita Rizal Rizki Rizky Rizqi Rochmad Roni
    Rosalina Rudi Rudy Rukmini Saiful Samsul Sandi Sari Sigit Siti Slamet Soegeng Soni Sri Subagyo Subur Sudarmaji Sudarso Suci
    Sudirman Sugeng Sugiarto Sugiyanto Suharto Suhartono Suharyono Sukarno Sulastri Sulistyo Sumiati Sunarto Supardi Suparman
    Supriyadi Supriyanto Surya Suryanto Susanto Susi Susilo Sutanto Sutiaji Sutrisno Suwarno Suwito Syaiful Syamsul Taufik Teguh
    Titik Tono Totok Tri Tuti Udin Umar Ummu Untung Utami Vera Wahyu Wahyuni Wasto Wawan Wibowo Widodo Widi Widya Wiwik Wiwin Yani
    Yanti Yanto Yati Yayuk Yohanes Yoga Yoyok Yudha Yudhi Yudi Yuli Yulianto Yuni Yunita Yusuf Zaenal Zainal Zainul Zulkifli Ketut
    Putu Wayan Nyoman Kadek Komang Gede Gusti Luh Abdul Abdullah Abdurrahman Abidin Abu Adam Adhi Adinda Afif Afifah Agustina Agustinus
    Ahmadi Ainun Ainur Airin Akbar Albert Aldi Alfred Alfian Alif Alvin Alwi Amalia Amanda Amelia Amin Amir Ananda Anas Andreas
    Andrew Anisa Annisa Anshori Antonius Anwar Aprilia Ardi Ardian Ardiansyah Arfan Arifah Aris Armand Arman Arwani Asih Asmaul
    Asmawi Asri Asrul Aulia Awaludin Azis Aziz Azizah Bahrul Bahtiar Baihaqi Bakri Bella Benediktus Bernadus Bobby Bonifasius
    Burhan Burhanuddin Busro Catur Christian Christina Clara Dadang Damar Dani Danu Dedy Delia Dendi Deni Devi Dewa Dhani Diah Diana
    Didi Dino Dita Djarot Djumadi Doddy Donny Dudung Dwiki Dyah Edwin Efendi Effendi Eliza Elisabeth Ema Emilia Emma Eny Erlin
    Ernawati Eti Eva Fadhil Fadli Faiz Faizal Farah Farhan Farida Fathur Fatkhur Fauzan Fauzi Febriana Felix Ferdi Ferdinand Ferry
    Fikri Firman Firmansyah Fransiskus Fuad Ganjar Gilang Gregorius Habib Hafid Hafidz Halim Halimah Hamdan Hamid Hamzah Handayani
    Hani Hariadi Harianto Harjono Hartati Hartini Hartono Haryadi Haryono Hasanah Hasanuddin Hasyim Helmi Hengki Henny Hera Heriyanto
    Herlambang Hidayat Hilda Hilmi Himawan Hotman Husain Husein Husni Ibnu Ibrahim Idris Ikhsan Ilham Imron Indrawati Inge Intan
    Iqbal Irawan Irene Iskandar Isnaini Istiqomah Ita Ivan Jajang Jaka Jamal Jamaluddin Jamilah Januar Jefri Jimmy Johan Johanes
    Jono Jonathan Joni Julianto Juliana Julius Jumiati Junaidi Juwita Kamal Kamaruddin Karim Karina Karno Kartono Kasiyan Kasmin
    Kevin Kholifah Kholil Khofifah Khusnul Kiki Krisna Krisnawati Kristanto Kunto Kurnia Laila Laras Lasmi Latifah Leni Leo Liliana
    Lisa Lucia Ludfi Lukas Lusi Lusiana Luthfi Machfud Mahfud Mahmud Maimunah Majid Malik Mansur Margono Marlina Marsono Martha
    Martin Martini Maryam Maryati Masduki Mashudi Mastur Maulana Mawardi Meilani Melani Mohammad Mia Michael Mila Mira Misbah
    Miskan Moch Muchlis Muchtar Mudjiono Muhaimin Muhibbin Mukhlis Mukti Mulyani Munawir Munir Murni Mursid Musa Muslim Mustafa
    Mustofa Mutiah Nabila Nadia Nafisah Naim Najib Nana Nandang Nasir Nasrudin Natalia Neni Ngatini Niken Nila Nining Noer Nofi
    Noor Nova Novita Nuh Nuraini Nurdin Nurhadi Nurhayati Nurjanah Nurkholis Nurlaila Nursalim Oktavia Olivia Oky Oni Pandu Panji
    Parlindungan Parmin Paulus Petrus Poniman Prabowo Pramono Prasetya Prayitno Purwanto Purwati Puspa Putra Qomar Qomariyah Rachel
    Raden Radit Rafi Rahayu Rahma Rahman Raka Rama Rani Rasyid Raymond Restu Ria Ridwan Rifki Rika Riko Rina Rini Rio Riska Riski
    Risma Riyanto Robert Roby Rofiq Rohman Rokhim Romadhon Rosa Rosdiana Rosida Rudianto Rukmana Rusdi Ruslan Rusli Rusman Rusmini
    Sabar Sabrina Sadikin Safitri Sahid Said Sakti Salim Salma Salsabila Samsudin Samuel Santi Santoso Sarah Sarjono Sartono Satria
    Setiawan Setya Shinta Shofi Siswanto Siska Soekarno Sofia Sofyan Solikin Sonny Stefanus Stephanie Subandi Subhan Subekti
    Sudarno Sudiyono Sudjono Sugiono Suhadi Suharti Suhartini Sujarwo Sukamto Sukardi Sukirno Sulaiman Sulis Sulistyowati Sumadi
    Sumarni Sumarno Sumarsono Sumardi Sumiyati Sunardi Sunarno Sunaryo Supardi Suparno Supriyono Suradi Surip Suroso Suryadi Suryani
    Suryono Susilowati Sutarman Sutarno Sutikno Sutini Sutopo Suwandi Suyanto Suyono Syafii Syafrudin Syahrul Syaifuddin Syamsudin
    Syarif Syarifah Tania Tanti Tatik Taufan Taufiq Teddy Tedy Thomas Tiara Tini Tommy Toni Tony Triyono Ucok Ulfa Umi Umu Usman
    Vicky Victor Vina Vita Wahid Wahyudi Wardoyo Wardani Warsito Wasis Widayati Widianto Widodo Wildan William Winarno Winarti
    Windi Wisnu Yahya Yeni Yenny Yesi Yetti Yogi Yohan Yolanda Yosep Yulia Yuliana Yuliati Yulius Yunus Yuyun Zahra Zaini Zakaria
    Zaki Zulaikha Zulfa
""")
"""First names everybody knows: where an office is followed by unknown words, one of these begins the name."""
