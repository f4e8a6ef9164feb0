"""Which paragraphs are captions: the house prints them as plain lines under the picture, with nothing to mark them.

Conservative on purpose: a sentence lost to the captions is worse than a caption left in the body.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scraper.extract.blocks import Block, Kind
from scraper.extract.byline import byline
from scraper.extract.dateline import dateline
from scraper.extract.heads import is_label

_OFFICE: Final = re.compile(
    r"^(?:(?:foto|keterangan foto|ket\.? foto|caption)\s*:|suasana\b|foto bersama\b|tampak\b|dari kiri\b|\(?kiri\b"
    r"|(?:penjabat|pejabat|pj|pjs|plt|plh|wakil|acting|deputy|mantan|calon)\b\.?\s*(?:\(\w+\.?\))?"
    r"|(?:wali\s?kota|bupati|gubernur|wawali|sekretaris daerah|sekda|sekkota|asisten|staf ahli|kepala|ketua|camat|lurah|kabid"
    r"|kabag|kadis\w*|kasi|kasatpol|kapol\w+|dandim|danramil|danrem|dirut|direktur|rektor|menteri|presiden|sekretaris|bunda paud"
    r"|mayor|regent|governor|regional secretary|head of|chair\w*|minister|president|abah|umik|bung|pak|bu|ibu|bapak|sam"
    r"|anggota|jajaran|tim|petugas|para|sejumlah|peserta|warga|siswa|pelajar|penyerahan|penandatanganan|pelantikan|kegiatan)\b)",
    re.IGNORECASE,
)
"""What a caption of an official news portal begins with: the office of the person shown, or what the picture shows."""
_PERSON: Final = re.compile(
    r"^(?:(?:penjabat|pj|pjs|plt|plh|wakil|acting|deputy)\b\.?\s*)?(?:\(\w+\.?\)\s*)?"
    r"(?:wali\s?kota|bupati|gubernur|wawali|sekretaris|sekda|sekkota|asisten|staf ahli|kepala|ketua|camat|lurah|kadis\w*|kabid"
    r"|kasatpol|kapol\w+|dandim|bunda paud|mayor|regional secretary|head of|menteri|direktur|rektor)\b|^(?:suasana|foto)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"^(?:foto|keterangan foto|ket\.? foto|caption)\s*:\s*", re.IGNORECASE)
_ENDS: Final = re.compile(r"(?:[.!?:;,…]|[.!?,…][”\"'’»)]+)$")
_END: Final = 8
"""Characters in which a sentence ends."""
_SPEAKS: Final = re.compile(
    r"[,.!?…][”\"]|\b(?:katanya|ujarnya|jelasnya|ungkapnya|tuturnya|imbuhnya|pungkasnya|tambahnya|tegasnya"
    r"|bahwa|mengatakan|mengungkapkan|menuturkan|menambahkan|berharap)\b"
)
"""What tells a sentence that somebody is quoted in."""
_DATED: Final = re.compile(
    r"(?<!Senin)(?<!Selasa)(?<!Rabu)(?<!Kamis)(?<!Jumat)(?<!m.at)(?<!Sabtu)(?<!Minggu)(?<!day) \(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)\.?$"
)
"""A picture's bare date at the end; a sentence of the text would name the weekday."""
_ITEM: Final = re.compile(r"(?:[-–•*▪●]|\d{1,2}[.)]|[a-z][.)])\s")
"""What a line of a list typed by hand begins with."""
_SHORT: Final = 3
_LONGEST: Final = 40
_LONGEST_ALONE: Final = 28


def settled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those that are captions by the house's custom turned into captions of their pictures."""
    result = list(blocks)
    texts = [at for at, block in enumerate(result) if block.text and block.kind is not Kind.CAPTION]
    described = {block.picture.alt: block for block in result if block.picture is not None and block.picture.alt}
    for place, at in enumerate(texts):
        block = result[at]
        if block.kind is not Kind.TEXT or (place == len(texts) - 1 and byline(block.text)[0]):
            continue
        if (shown := described.get(block.text)) is not None and len(block.text.split()) > _SHORT:
            # The picture's alternative text, word for word: the house prints its captions twice.
            result[at] = replace(block, kind=Kind.CAPTION, of=shown)
            continue
        before = result[at - 1] if at else None
        picture = before.of if before is not None and before.kind is Kind.CAPTION else before
        if picture is not None and picture.kind is Kind.PICTURE:
            if _repeats(before, block) or (before is picture and _under_picture(block)):
                result[at] = replace(block, kind=Kind.CAPTION, of=picture)
        elif place < 2 < len(texts) and _alone(block) and (place == 1 or _before_lead(place, result, texts)):
            result[at] = replace(block, kind=Kind.CAPTION)
    return result


def _before_lead(place: int, blocks: Sequence[Block], texts: Sequence[int]) -> bool:
    """Whether a line stands between title and lead: the paragraph after it has the dateline."""
    return place == 0 and dateline(blocks[texts[1]].text)[0] is not None


def _repeats(before: Block | None, block: Block) -> bool:
    """A caption printed twice, once in its own markup and once as a line."""
    return before is not None and before.kind is Kind.CAPTION and before.text == block.text


def _under_picture(block: Block) -> bool:
    """Whether a paragraph right under a picture is its caption."""
    text = block.text
    count = len(text.split())
    if _NAMED.match(text):
        return count <= _LONGEST
    if count > _LONGEST or is_label(text) or _ITEM.match(text) or _SPEAKS.search(text) or dateline(text)[0] or text.endswith(":"):
        return False
    if block.soft and count <= _LONGEST_ALONE:
        return True
    if block.bold and not _OFFICE.match(text):
        return False
    if _DATED.search(text):
        return count <= _LONGEST_ALONE
    if _ENDS.search(text[-_END:]):
        return block.beside and count <= _LONGEST_ALONE and bool(_PERSON.match(text))
    return text[0].isupper() or text[0] in "(0123456789“\"'‘" or bool(_OFFICE.match(text))


def _alone(block: Block) -> bool:
    """Whether a paragraph that no picture announces is a caption all the same: an office, no end of sentence."""
    text = block.text
    if _ENDS.search(text[-_END:]) or _SPEAKS.search(text) or len(text.split()) > _LONGEST_ALONE:
        return False
    return bool(_NAMED.match(text) or _PERSON.match(text))
