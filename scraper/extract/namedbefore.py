"""The name that stands before an office: `Hj. Siti Mutmainah, Ketua RT 05 RW 11,`, `Ir. Suparmono, MM selaku Kepala Dinas …`."""

import re
from typing import Final

from scraper.extract.ending import FUNCTION, ending_at
from scraper.extract.names import HONORIFICS, Named
from scraper.extract.offices import Office

_HELD_BEFORE: Final = re.compile(
    r"(?:\s*,|\s*\(|,\s(?:kini|sekarang)\s|(?:,\s(?:sang|seorang)?[a-z ]{0,30})?\s*,?\s+(?:selaku|yang (?:juga |kini |saat ini |baru "
    r"|sehari-hari )?(?:menjabat|sebagai|merupakan|adalah)(?: sebagai)?"
    r"|(?:yang\s(?!akan|ingin|bakal|batal|ber|pernah|gagal)(?:[a-z0-9]+\s){1,6}|(?:resmi |kembali )?(?:ditetapkan|ditunjuk"
    r"|dilantik|terpilih|dipercaya|diangkat|didapuk|dipromosikan|digeser|dimutasi|dirotasi|dipindah(?:kan)?|ditugaskan"
    r"|dikukuhkan|(?:mendapat|mengemban|menerima|memperoleh) (?:tugas|amanah|jabatan|kepercayaan|promosi)(?: baru)?)\s)"
    r"(?:menjadi|sebagai|selaku|menjabat)(?: sebagai)?"
    r"|yang (?:kini |akan |sedang )?(?:mengisi|menduduki|menempati|memegang|mengemban)(?: (?:kursi|jabatan|posisi|amanah))?"
    r"|(?:demikian |begitu |adalah )?nama(?: lengkap)?"
    r"|yang juga|sebagai|juga|menjabat|adalah|ialah|yang sekaligus|sekaligus))\s*$"
)
GIVEN_AS: Final = re.compile(r",?\s(?:sebagai|selaku|menjadi|menjabat(?: sebagai)?)\s$")
_BECOMES: Final = " menjadi "
_APPOINTING: Final = re.compile(
    r"[Mm]elantik|[Dd]ilantik|[Pp]elantikan|[Mm]utasi|[Rr]otasi|[Dd]ikukuhkan|[Mm]engukuhkan|[Dd]igeser|[Pp]ergeseran|bergeser"
    r"|[Pp]romosi|[Ss]ertijab|[Ss]erah terima jabatan"
)
"""What makes `Sri Winarni menjadi Camat Sukun` an appointment: elsewhere one becomes inspector of a ceremony."""
_SELF: Final = re.compile(r"(?:\b(?:[Ii]a|[Dd]ia|[Bb]eliau|[Dd]irinya|(?:[Pp]ria|[Pp]erempuan|[Ww]anita|[Ll]elaki)[\w\s-]{0,40}))$")
_OF_WHOM_IT_TELLS: Final = re.compile(
    r"\b(?:di(?:tetapkan|tunjuk|lantik|percaya|angkat|dapuk|kukuhkan|promosikan|tugaskan)|terpilih|menjabat|menduduki|mengemban)\b"
)
"""What is said of whom the sentence is about, wherever it names him: `Siti, perawat yang …, ditunjuk sebagai ketua tim`."""
_OF_TWO: Final = ("ang pertama adalah ", "ang kedua adalah ", "ang pertama ialah ", "ang kedua ialah ")
_HIS_OFFICE: Final = ("Jabatannya ", "Jabatannya kini ", "Ia adalah ", "Dia adalah ", "Beliau adalah ", "jabatannya ")
_THAT: Final = re.compile(r"\s(?:itu|tersebut|ini)(?:lah)?\b")
_CLOSED: Final = re.compile(r"\s*[,.;)–”\"]|\s*$|\s+(?:ini|itu|tersebut|dan|serta)\b")
_VERB_BEHIND: Final = re.compile(r"\s(?:yang|me[a-z]{3,}|ber[a-z]{3,}|turut|juga|pun|tak|tidak)\b")
_VERB_BEFORE: Final = re.compile(r"\b(?:meng?|mem|men|meny|di|ber)[a-z]{4,}\s$")
_NEARBY: Final = 600
"""Characters within which an appointment is told of."""
LINK: Final = 70
"""Characters of the longest words that join a name and its office."""
WINDOW: Final = 110
"""Characters before an office in which its holder's name can begin."""


def named_before(text: str, office: Office, last: Named | None) -> tuple[Named | None, bool]:
    """The name that stands before its office, or that the office is said of the last one named."""
    if text.endswith(_HIS_OFFICE, 0, office.start):
        return None, True
    front = text.rfind(" ", 0, office.start - 1) + 1 if office.former else office.start
    link = _HELD_BEFORE.search(text, max(0, front - LINK), front)
    if link is None and text.endswith(_BECOMES, 0, front) and _APPOINTING.search(text, max(0, front - _NEARBY), front + _NEARBY):
        link = GIVEN_AS.search(text, max(0, front - LINK), front)
    if link is None:
        return None, False
    window, at, words = max(0, office.start - WINDOW), link.start(), link[0].strip(" ,(")
    named = last if words and last is not None and last.end == at else ending_at(text, window, at)
    if named is not None and words and named.name in HONORIFICS:
        return None, True
    if named is None:
        said_of = _SELF.search(text, window, at) or (words.startswith("yang") and _THAT.match(text, office.end))
        told = said_of or _OF_WHOM_IT_TELLS.search(words) or text.endswith(_OF_TWO, 0, office.start)
        return None, bool(words and told)
    if words:
        return named, False
    if last is not None and last.end == named.end:
        return None, False
    opens = _opens_a_sentence(text, named.start)
    called = text.endswith(_SAID_TO_BE, 0, named.start)
    plainly = " " in named.name or opens or called or _VERB_BEFORE.search(text[max(0, named.start - 24) : named.start])
    apposed = (_CLOSED.match(text, office.end) and plainly) or (opens and _VERB_BEHIND.match(text, office.end))
    return (named if named.sure or apposed else None), False


_SAID_TO_BE: Final = ("satunya ", "seorangnya ", "adalah ", "ialah ", "yakni ", "yaitu ", "bernama ")
"""Words before whoever is named: `Salah satunya Burhanuddin, Kepala SMPN 10,`."""


def _opens_a_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return (
        not before
        or FUNCTION.search(f"{before} ") is not None
        or before[-1] in '.!?”"“'
        or before.endswith((" kata", " ujar", " Menurut", " menurut"))
    )
