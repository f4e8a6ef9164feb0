"""The words an office begins with: `Wali Kota`, `Kepala`, `Kasatpol PP`, with Pj, Plt and the like before them."""

import re
from collections.abc import Iterator
from typing import Final

from scraper.extract.markup import names as table
from scraper.extract.trie import Trie

_ACTING: Final = (
    r"(?:(?P<acting>P[jJ]s?|P[Ll][Tt]|P[Ll][Hh]|Pgs)\.?"
    r"|(?:Penjabat|Pejabat(?= Sementara| \(P[jJ]"
    r"| (?:Wali ?[Kk]ota|Bupati|Gubernur|Sekda|Sekretaris Daerah)\b))(?P<while> Sementara)?(?: \(P[jJ]s?\.?\))?"
    r"|Pelaksana (?:(?P<task>Tugas)|Harian)(?: \(P[Ll][TtHh]\.?\))?)(?:\s+|(?<=[.)]))"
)
_MINISTERS: Final = sorted(
    table("""
        Mendagri Menkes Menkeu Mensos Menag Menhub Menpora Menaker Mendag Menperin Mentan Menkumham Menkum Menham
        Menkominfo Menkomdigi Mendikbud Mendikbudristek Mendikdasmen Mendiktisaintek Menristek Menpar Menparekraf
        Menekraf Menbud Menlu Menhan Menhut MenLHK Menkop Menkopolhukam Menkomarves Menko Mendes Wamendagri Wamenkes
        Wamenkeu Mensesneg Seskab Mensetneg Wamensos Wamenag Wamen Wapres
    """),
    key=lambda word: (-len(word), word),
)
"""What newspapers call ministers by: `Mendagri Tito Karnavian`."""
_SENIOR: Final = (
    r"(?:Wakil |Wk\. ?)?(?:Wali ?[Kk]ota|Bupati|Gubernur|Presiden|Menteri(?: Koordinator)?|Rektor|Dekan|Ketua|ketua|Direktur|Kepala|Kapolda"
    r"|Kapolres(?:ta)?|Camat|Sekretaris|Komandan"
    r"|Koordinator|Bendahara|Manajer)"
    r"|[Ww]akil ketua|Walikota|Wawali|Wabup|Wagub"
)
_STAFFS: Final = table("Bintal Kes Pen Hub Zi Sandi Ajen Pal Bekang Topo Info Kum")
_COMMANDS: Final = frozenset(f"Ka{staff.lower()}{command}" for staff in _STAFFS for command in ("dam", "rem", "divif"))
"""Who is in charge of something at an army command: `Kapendam`, `Kabintaldam`."""
_OF_A_COMMAND: Final = "|".join(sorted(_COMMANDS))
_CHIEFS: Final = table("""
    Vice Sales Corporate General Branch Area Regional Executive Senior Junior Account Marketing Chief Operation Operational Operations
    Station Store Project Product Program Public Assistant Managing Brand Event Human Finance Business Unit Site Plant Cluster Head
    Group Team Community Customer Service Media Legal Restaurant Duty Country Outlet Commercial Network Procurement Mall Center Supply
""")
_ENGLISH: Final = (
    rf"(?:{'|'.join(sorted(_CHIEFS))})(?: (?:&|and|of|[A-Z][A-Za-z]+)){{0,3}}?"
    r" (?:Manager|Supervisor|Officer|Director|President|Leader|Head|CEO)"
)
"""What companies call their own in English: `Sales Branch Manager`, `Vice President`."""
_REST: Final = (
    r"Sekretaris (?:Daerah|Kota|Jenderal|Utama|Dewan|Kabinet)|Sekda(?:kot?|kab|prov)?|Sekprov|Sekkab|Sekko|Pejabat (?:Pembuat Komitmen"
    r"|Pengelola Informasi(?: dan Dokumentasi)?)|Bintara Pembina Desa|Sekkota|Sekjen|Sekcam|Sekwan|Seklur|Sestama|Asisten"
    r"|Staf Ahli|Staf Khusus"
    r"|Kepala Pelaksana|Kalaksa|Kadis[a-z]*(?:-[A-Z][A-Z0-9]+)?|Kadin[a-z]+(?:-[A-Z][A-Z0-9]+)?|Kadiknas|Kabid|Kabag|Kaban|Kabiro|Karo"
    r"|Kasubb?ag(?:bin)?|Kasubbid|Kasubid|Kabid(?:humas|propam|kum|dokkes|keu)|Kadiv|Kasubkor|Kapokja|Kasubsi|Kasubdit|Kasubnit|Panit|Kasatpel|Kasudin|Supervisor|Kasie?|Kasi(?:humas|propam|kum|was|dokkes|intel)|Kaur"
    r"|Kasat ?(?:[Pp]ol(?:[ -]?PP|air(?:ud)?)?|[Ll]antas|(?:[Rr]es)?[Kk]rim|[Bb]inmas|[Ii]ntel(?:kam)?|(?:[Rr]es)?[Nn]arkoba|[Rr]eskoba"
    r"|[Ss]amapta|[Ss]abhara|[Tt]ahti|Reserse (?:Kriminal|Narkoba))|Kakanwil|Kakan(?:kemenag)?"
    r"|Kalapas|Karutan|Kabapas|Karupbasan|Karumkit"
    r"|Kapus(?:kesmas)?|Kapol(?:sek(?:ta)?|res(?:ta|tabes)?|da|ri)|Kapospol|Kapospam|Kaj(?:ar|at)i|Kacabjari"
    r"|Kanit(?:reskrim|lantas|intel(?:kam)?|binmas|samapta|ppa)?|Katim|Kaprodi|Kajur"
    r"|Kasdim|Kasrem|Kasdam|"
    rf"{_OF_A_COMMAND}|Kaposko"
    r"|Danramil|Dandim|Danrem|Danlan(?:ud|al|tamal)|Danyon[a-z]*|Dan(?:den|rindam|ki|brig|divif|satgas|pom|kodik|pus|puslat|sat)[a-z]*"
    r"|Pang(?:dam|kostrad|koarmada|divif)"
    r"|Panglima|Komandan|Wakapol[a-z]+|Wakaj[at][a-z]+|Wadan[a-z]+|Pasi(?:ter|log|ops|intel|pers)?(?= )"
    r"|(?:Wa(?=dir))?[Dd]ir(?:lantas|res(?:krim(?:um|sus)?|narkoba)|binmas|samapta|intelkam|pol(?:air|airud)|pamobvit)|As(?:pid(?:um|sus|mil)|intel|datun)"
    r"|Irwas(?:da|um)|Irban(?:sus)?|Inspektur Pembantu"
    r"|Kepala Staf(?: Umum)?"
    r"|Sekdes|Sekjur|Wadek|Warek|Waka(?= [A-Z])|Kawil|Wali (?:Nagari|Jorong)|Korwil|Korcam|Kordes|Sub ?[Kk]oordinator|Pinca(?:b|pem)?"
    r"|Pimca(?:b|pem)?|Bidan (?:[Kk]oordinator|[Dd]esa)"
    r"|(?:Pustakawan|Arsiparis|Auditor|Perencana|Widyaiswara|Statistisi|Pamong Budaya|(?:Analis|Pranata|Penyuluh|Penata|Pengawas|Pembina)"
    r"(?: [A-Z][a-z]+){1,3}?) Ahli (?:Pertama|Muda|Madya|Utama)"
    r"|Pengawas(?= (?:TK|PAUD|SD|SMP|SMA|SMK|Sekolah|Madrasah)\b)"
    r"|Deputi|Deputy|Camat|Lurah|Mantri Pamong Praja|Mantri Anom|Danpos|Atase|Pastor(?: Kepala| Rekan)?(?= Paroki)|Kelian|Bendesa"
    r"|Perbekel|Keuchik|Geuchik|Ondoafi|Ondofolo|Penghulu|Kades|Bendahara|Anggota|Direktris"
    r"|Dirut|Dirjen"
    rf"|Manajer|Manager|{_ENGLISH}|[SEA]?VP|GM|Koordinator|Inspektur|Pembina|Bunda (?:PAUD|Literasi|Genre|Forum)"
    r"|Pimpinan|Pemimpin"
    r"|Juru [Bb]icara|Jubir|Ketum|Waket"
    r"|Guru Besar|Dosen|Panitera|Babinsa|Bhabinkamtibmas|Komisaris|Komisioner|Pengasuh|Kurator"
    r"|Duta Besar(?: [A-Z][a-z]+){0,3} untuk(?= [A-Z])|Dubes|Duta|Konsul(?: Jenderal)?|Uskup"
    r"|Pendiri|Pelatih(?: [Kk]epala)?"
    r"|(?<=Pak )Wali|(?<=Bapak )Wali|(?<=Bu )Wali|(?<=Ibu )Wali"
    r"|kepala|sekretaris|bendahara|anggota|direktur|koordinator|pimpinan|juru bicara|dosen|kurator|pendiri|pembina|pelatih"
    r"|manajer|camat|lurah|pengasuh|ketua|takmir|deputi"
    r"|(?:[Aa]hli|[Pp]akar|[Pp]engamat|[Ss]pesialis)(?: [a-z]+){1,2}|[Pp]eneliti(?: [a-z]+)?(?= [A-Z])|[Pp]engajar(?: [a-z]+)?(?= [A-Z])"
    r"|[Pp]erawat|[Hh]akim|[Jj]aksa|[Ff]ilolog|[Aa]rkeolog|[Pp]sikolog|[Ee]pidemiolog"
    r"|Raja(?= Negeri)|CEO|Founder|Co-[Ff]ounder|Modin|Wakasek|Wakepsek|Kepsek|Kasatgas|Kacab|Panewu|Pambakal|Kasun"
    r"|Kamituwo|Hukum Tua|R[ao]is"
    rf"|{'|'.join(_MINISTERS)}"
)
HEAD: Final = re.compile(rf"(?<![\w-])(?:{_ACTING})?(?P<head>{_SENIOR}|{_REST})(?![\w-])")

PROFESSIONS: Final = table("""
    Hakim hakim Jaksa jaksa Ahli ahli Pakar pakar Pengamat pengamat Spesialis spesialis Peneliti peneliti Pengajar pengajar
    Perawat perawat Filolog filolog Arkeolog arkeolog Psikolog psikolog Epidemiolog epidemiolog
""")
"""Professions: an office only with the institution they are exercised at."""
_HEADS: Final = PROFESSIONS | table("""
    Wakil Wk Wali Walikota Bupati Gubernur Presiden Menteri Rektor Dekan Ketua Direktur Kepala Camat Sekretaris Wawali Wabup Wagub
    Bintara Pejabat Sekko Sekdako Sekda Sekdakot Sekdakab Sekdaprov Sekprov Sekkab Sekkota Sekjen Sekcam Sekwan Seklur Sestama
    Asisten Staf Kalaksa Kabid Kabag Kaban Kabiro Karo Kasubbag Kasubag Kasubbid Kasubid Kasubsi Kasubdit Kasi Kasie Kaur Kakanwil
    Kakan Kakankemenag Kalapas Karutan Kajari Kajati Kanit Kanitreskrim Kanitlantas Kanitintel Kanitintelkam Kanitbinmas
    Kanitsamapta Katim Kaprodi Kajur Kasdim Kasrem Kaposko Mantri Danpos Atase Pastor Danramil Dandim Danrem Danlanud Danlanal
    Pangdam Pangkostrad Pangkoarmada Panglima Komandan Deputi Deputy Kasubbagbin Kasubagbin Lurah Kelian Bendesa Perbekel Keuchik
    Geuchik Ondoafi Ondofolo Penghulu Kades Bendahara Anggota Direktris Dirut Dirjen Manajer Manager General Branch Area Regional GM
    Koordinator Inspektur Pembina Bunda Pimpinan Pemimpin Juru Jubir Ketum Waket Guru Dosen Panitera Babinsa Bhabinkamtibmas
    Komisaris Komisioner Pengasuh Kurator Kasubnit Panit Kasatpel Kasudin Supervisor Kabidhumas Kabidpropam Kabidkum Kabiddokkes
    Kabidkeu Kadiv Kasubkor Kapokja Kasihumas Kasipropam Kasikum Kasiwas Kasidokkes Kasiintel Kabapas Karupbasan Karumkit Kacabjari
    Kasdam Pasi Pasiter Pasilog Pasiops Pasiintel Pasipers Sekdes Sekjur Wadek Warek Waka Kawil Korwil Korcam Kordes Sub
    Subkoordinator Pinca Pincab Pincapem Pimca Pimcab Pimcapem Bidan Pustakawan Arsiparis Auditor Perencana Widyaiswara Statistisi
    Pamong Analis Pranata Penyuluh Penata Pengawas VP SVP EVP AVP Irban Irbansus Dirintelkam Danlantamal Dandivif Duta Dubes Konsul
    Uskup Pendiri Pelatih Penjabat Pelaksana Pj PJ Pjs PJs Plt PLT Plh PLH PLt PLh Pgs kepala sekretaris bendahara anggota direktur
    koordinator pimpinan juru dosen kurator pendiri pembina pelatih manajer camat lurah pengasuh ketua takmir deputi wakil Raja CEO
    Founder Co Modin Wakasek Wakepsek Kepsek Kasatgas Kacab Panewu Pambakal Kasun Kamituwo Hukum Rais Rois
""").union(_MINISTERS, _CHIEFS, _COMMANDS)
_FAMILIES: Final = table("""
    Kadis Kadin Kadik Kasat Kapol Kapus Danyo Danpo Danko Danpu Dansa Dande Danki Danbr Pangd Wakap Wakaj Wadan Wadir Danri
    Dirla Dirre Dirbi Dirsa Dirpo Dirpa Aspid Asint Asdat Irwas Kapos
""")
"""The first words of every head, and what those begin with that vary: most words of a text are told apart by them."""
_LETTERS: Final = re.compile(r"[A-Za-z]+")


def _first() -> str:
    """The word that a head begins with, as a pattern."""
    small, capital, beginnings = Trie(), Trie(), Trie()
    for word in _HEADS:
        (small if word.islower() else capital).add(word)
    for word in _FAMILIES:
        beginnings.add(word)
    return f"(?:(?=[a-z]){small.pattern()}(?![A-Za-z])|(?=[A-Z])(?:{capital.pattern()}(?![A-Za-z])|{beginnings.pattern()}))"


_BEHIND_BLANK: Final = re.compile(f" {_first()}")
_BEHIND_MARK: Final = re.compile(rf"[^A-Za-z0-9_ -](?=[A-Za-z])(?<!\w){_first()}")
"""What stands before a head, nearly always a blank, with its first word: apart, for a search skips to a blank fastest."""


def heads(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that head offices, in order."""
    if (head := head_at(text, 0)) is not None:
        yield head
    places = [found.start() for found in _BEHIND_BLANK.finditer(text)]
    if marked := [found.start() for found in _BEHIND_MARK.finditer(text)]:
        places = sorted(places + marked)
    for before in places:
        if (head := HEAD.match(text, before + 1)) is not None:
            yield head


def is_head(word: str) -> bool:
    """Whether a word can begin an office."""
    return word in _HEADS or word[:5] in _FAMILIES


def head_at(text: str, at: int) -> re.Match[str] | None:
    """The word that heads an office, where one begins here."""
    found = _LETTERS.match(text, at)
    if found is None or not ((word := found[0]) in _HEADS or word[:5] in _FAMILIES):
        return None
    return HEAD.match(text, at)


def acting(found: re.Match[str]) -> str | None:
    """Pj, Pjs, Plt or Plh, however it is written."""
    if found.start() == found.start("head"):
        return None
    if found["acting"]:
        return found["acting"].capitalize()
    if found[0].startswith(("Penjabat", "Pejabat")):
        return "Pjs" if found["while"] else "Pj"
    return "Plt" if found["task"] else "Plh"
