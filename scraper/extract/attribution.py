"""The words that say whose a quotation is: after it, or leading it in."""

import re
from typing import Final

from scraper.extract.called import NOTHING, Called
from scraper.extract.officeheads import head_at
from scraper.extract.sayings import (
    ACCORDING,
    ACTIVE,
    AFTER,
    ANSWERING,
    CONTENT,
    LEADING,
    MEANT,
    OWN,
    PASSIVES,
    PUT,
    SAYS,
    STEMS,
    TAIL,
    THAT,
    THUS,
    TYPED,
    UNLISTED,
    WRITTEN,
)
from scraper.extract.sentences import sentences
from scraper.extract.spoken import DESCRIBED, PRONOUN, Attribution, described, speaker

_AGE: Final = re.compile(r"\s?\(\d{1,2}(?: (?:tahun|th))?\)\s")
_HE_DOES: Final = re.compile(r"[,.]?\s(ia|dia|beliau) (?:me|ber|ter)[a-z]{3,}\b")
"""`“…,” ia berhenti sejenak`."""
_DOES: Final = re.compile(r"\s((?:me|ber)[a-z]{4,})\b")
_STEP: Final = re.compile(r",?\s+")
_THEN_VERB: Final = re.compile(rf"\s(?:lantas|pun|juga|lalu|kemudian|kembali)?\s?({ACTIVE.pattern})")
_LAST: Final = frozenset(",!?")
_OPENS: Final = 3
"""Characters up to which a quotation opens its paragraph; whom the sentence behind it tells of has said it then."""
_TELLS_ON: Final = re.compile(
    r" (?!(?:sambil|seraya|sembari|kepada|dengan|lagi|pula|lantang|keras|pelan|lirih|singkat|disambut|dari|di)\b)[a-z]|, (?![“\"„])"
)
"""What follows a verb of speech that tells what somebody says, and is none of a quotation before it: `Hanung menceritakan, tradisi …`."""
_LEADS_ON: Final = re.compile(r"[^.!?“”\"„]{0,40}[,:]\s*[“\"„]")
"""What stands between a verb and the quotation it leads in."""


def after(text: str, place: int, quoted: str, shown: Called = NOTHING, *, closed: bool) -> Attribution | None:
    """The attribution that follows a quotation."""
    if (written := WRITTEN.match(text, place)) is not None:
        return Attribution(None, None, written.end(), nobody=True, own=True)
    if (meant := MEANT.match(text, place)) is not None:
        return speaker(text, meant.end(), shown, None)
    found = AFTER.match(text, place)
    ended = quoted.rstrip()[-1:] in _LAST or text[place : place + 1] == ","
    if found is None and ended and closed:
        found = TYPED.match(text, place)
    if found is not None:
        verb = found["verb"].lower()
        if found["own"]:
            return Attribution(verb, None, found.end("way"))
        return speaker(text, found.end(), shown, verb, sure="," in text[max(0, place - 2) : place + 2] or quoted.rstrip()[-1:] in "?!.")
    if (put := PUT.match(text, place)) is not None:
        return speaker(text, put.start("who"), shown, put["verb"])
    told = _described_first(text, place)
    if told is not None:
        return told
    if ended and (found := UNLISTED.match(text, place)) is not None:
        unlisted = speaker(text, found.end(), shown, found["verb"])
        if unlisted.printed is not None:
            return unlisted
    if (own := OWN.match(text, place)) is not None:
        return Attribution(None, None, own.end(), own=True)
    if (content := CONTENT.match(text, place)) is not None:
        return Attribution(None, None, content.end(), subject=(0, 0))
    thus = THUS.match(text, place)
    if thus is not None:
        return speaker(text, thus.end(), shown, None)
    first = _subject_first(text, place, shown, ended=ended)
    if first is not None and _opens_a_sentence(text, place, quoted, first.end):
        return None
    if first is not None and first.verb in ANSWERING and quoted.rstrip()[-1:] == "?" and _LEADS_ON.match(text, first.end):
        return None  # `“Siapa yang bayar?” Maria menjawab, “Negara.”`
    if first is None and ended and (he := _HE_DOES.match(text, place)) is not None:
        return Attribution(None, he[1], he.end(1))
    return first


def _opens_a_sentence(text: str, place: int, quoted: str, end: int) -> bool:
    """Whether what looks like an attribution is the next sentence: `“… target kami sepuluh miliar.” Rahmadi mengaku terkesan.`"""
    last = quoted.rstrip()[-1:]
    if last == "," or "," in text[max(0, place - 1) : place + 1] or place - len(quoted) <= _OPENS:
        return False
    return last not in {"!", "?"} or _TELLS_ON.match(text, end) is not None


def _described_first(text: str, place: int) -> Attribution | None:
    """`“…,” mantan Sekda Kota Batu itu mengingatkan`."""
    step = _STEP.match(text, place)
    said = DESCRIBED.match(text, step.end()) if step else None
    if said is None or (active := _THEN_VERB.match(text, said.end())) is None:
        return None
    return described(said, active[1])._replace(end=active.end())


def _subject_first(text: str, place: int, shown: Called, *, ended: bool) -> Attribution | None:
    """`“…,” Sutiaji menegaskan`, `“…,” ia menambahkan`."""
    step = _STEP.match(text, place)
    if step is None:
        return None
    at = step.end()
    active = ACTIVE.search(text, at, at + 140)
    if active is None and ended and text[at : at + 1].isupper():
        named = speaker(text, at, shown, None)
        does = _DOES.match(text, named.end) if named.name is not None else None
        return named._replace(verb=does[1], end=does.end()) if does is not None else None
    if active is None or re.search(r"[.!?]\s|[“”\"]", text[at : active.start()]):
        return None
    pronoun = PRONOUN.match(text, at)
    if pronoun is not None and pronoun.end() + 1 >= active.start():
        return Attribution(active[0], pronoun[0], active.end())
    found = speaker(text, at, shown, active[0]) if text[at].isupper() or head_at(text, at) else None
    if found is None or (found.name is None and found.words is None):
        return None
    between = text[found.end : active.start()]
    if between.strip() and not between.startswith(",") and _AGE.fullmatch(between) is None:
        return None
    return found._replace(end=active.end())


def _is_noun(found: re.Match[str]) -> bool:
    """Whether what looks like a verb is a noun: `pesan terakhir di ponselnya:`."""
    rest = found["rest"].strip()
    if found["own"] or found["verb"].lower() in PASSIVES or ACTIVE.fullmatch(found["verb"]):
        return False
    return rest[:1].islower() and not PRONOUN.match(rest)


_BY_MANY: Final = re.compile(r"(?:[a-z]+ )?oleh [a-z ]+")
"""`dijawab serempak oleh anggota,`."""
_REACH: Final = 400
"""Characters before a quotation in which the sentence that leads it in begins."""


def before(told: str, start: int, shown: Called = NOTHING) -> Attribution | None:
    """The attribution that leads a quotation in: `Sutiaji menegaskan: “`, `Febri menyahut, “`, `Menurut Sekda, “`."""
    away = max(0, start - _REACH)
    lead = told[away : max(0, start - 1)].rstrip(" '‘’`")
    begin = max((first for first, _ in sentences(lead, 0, len(lead))), default=0)
    if (says := SAYS.match(lead, begin)) is not None and lead[-1:] in {",", ":"}:
        if says["own"]:
            return Attribution(says["verb"].lower(), None, start)
        said = speaker(lead, says.end() + 1, shown, says["verb"].lower())
        if said.printed is not None:
            return said._replace(end=start)
    found = TAIL.search(lead, max(begin, len(lead) - 130))
    while found is not None and found["verb"] is not None:
        later = TAIL.search(lead, found.end("verb"))
        if not _is_noun(found) and (later is None or later["verb"] is None or _is_noun(later)):
            break
        found = later
    if found is not None and found["verb"] is not None:
        rest = found["rest"].strip()
        if not found["mark"] and rest not in THAT and (rest or not ACTIVE.fullmatch(found["verb"])):
            return None
        if found["verb"].lower() in STEMS and not found["own"] and rest[:1].isupper():
            said = speaker(lead, found.start("rest") + 1, shown, found["verb"].lower())
            if said.words is not None:
                return said._replace(end=start)
        if found["verb"].lower().startswith("di") and rest:
            return Attribution(
                found["verb"].lower(),
                None,
                start,
                subject=(away + found.end("verb"), away + len(lead)),
                sure=bool(found["mark"]),
                nobody=_BY_MANY.fullmatch(rest) is not None,
            )
        clause = found.start("verb") if found.start("verb") > begin + 2 else len(lead)
        return Attribution(found["verb"].lower(), None, start, subject=(away + begin, away + clause), sure=bool(found["mark"]))
    if lead.endswith((",", " bahwa")) and (led := LEADING.search(lead, max(begin, len(lead) - 30))) is not None:
        return Attribution(led["verb"], None, start, subject=(away + begin, away + led.start()), sure=False)
    if lead.endswith(",") and ACCORDING.search(lead, begin):
        return Attribution(None, None, start, subject=(away + begin, away + len(lead)), sure=False)
    return None
