"""One invented news story: its blocks and what is true of them, drawn from a seeded `random.Random`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

import markup
import phrases
from markup import Block, Furniture, Paragraph, Picture, Run, Runs, plain
from phrases import MONTHS, WEEKDAYS, Person, Topic, Voice, printed_day

SITE_LABEL = "malangkota.go.id"
AWAY = ("Jakarta", "Surabaya", "Jambi")


@dataclass
class Story:
    """A story before WordPress: its blocks plus the facts no block holds."""

    title: str
    blocks: list[Block]
    dateline: tuple[str, str | None, Runs] | None = None
    byline: str | None = None
    dates: list[tuple[str, date]] = field(default_factory=list)
    quotes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Neighbour:
    """Another post that a story may point to."""

    key: str
    day: date
    section: str


class Writer:
    """Writes one story; `extras` names the markup it must contain, `pictures` the media it may use."""

    def __init__(self, rng: Random, topic: Topic, day: date, straight: bool) -> None:
        self.rng, self.day, self.straight = rng, day, straight
        self.voice = Voice(rng, topic, day, straight)
        self.story = Story(self.voice.pick("T")[0], [])
        self.story.dates.append((self.voice["hari"], self.voice.happened))
        self.met: set[str] = set()
        self.words = self.voice.pick("Q", 9)
        self.sentences = self.voice.pick("S", 9)

    def write(self, extras: list[str], pictures: list[str], document: str, near: list[Neighbour]) -> Story:
        """The whole story."""
        rng, blocks = self.rng, self.story.blocks
        lead = [self.voice.pick("L")[0], *(self.sentences.pop() for _ in range(rng.randint(0, 1)))]
        before = self.dateline()
        blocks.append(Paragraph(plain(" ".join(lead)), before=before))
        if pictures:
            how = rng.choice(("line", "line", "line", "figure", "figure", "none"))
            blocks.append(self.picture(pictures.pop(0), how))
        for _ in range(rng.randint(2, 5)):
            blocks.append(self.quoting() if self.words and rng.random() < 0.6 else self.telling())
        for extra in extras:
            self.place(self.extra(extra, pictures, document, near))
        self.close("ends_in_bracket" in extras)
        self.story.blocks += self.furniture_after(extras, near)
        if "office" in extras:
            self.story.blocks.insert(0, Furniture("office"))
        return self.story

    def place(self, new: list[Block]) -> None:
        """Put blocks somewhere after the first picture and its caption."""
        start = 2 if len(self.story.blocks) > 2 else 1
        at = self.rng.randint(start, len(self.story.blocks))
        self.story.blocks[at:at] = new

    def quotation(self, words: str) -> str:
        """Words between the marks this typist uses."""
        return f'"{words}"' if self.straight else f"“{words}”"

    def name(self, person: Person) -> str:
        """The person's full name at the first mention, what everybody calls them after it."""
        if person.first in self.met:
            return person.later
        self.met.add(person.first)
        return person.first

    def said(self, words: str, person: Person) -> str:
        """Note a quotation and give it back."""
        self.story.quotes.append((words, person.first))
        return words

    def quoting(self) -> Paragraph:
        """A paragraph in which somebody speaks."""
        rng, voice = self.rng, self.voice
        person = rng.choice((voice.mayor, voice.head, voice.head, voice.resident))
        words, verb = self.words.pop(), rng.choice(phrases.VERBS)
        match rng.randint(0, 4):
            case 0:
                text = f"{self.quotation(self.said(words, person) + ',')} {verb} {self.name(person)}"
                text = stopped(f"{text}, {self.another_day()}" if rng.random() < 0.4 else text)
            case 1:
                name = self.name(person)
                spoken = self.quotation(self.said(words, person) + ",")
                text = f"{name} menyambut baik kegiatan itu. {spoken} {verb}nya."
            case 2 if self.words:
                first, second = self.said(words, person), self.said(self.words.pop(), person)
                text = stopped(f"{self.quotation(first + ',')} {verb} {self.name(person)}")
                text += " " + self.quotation(second + ".")
            case 3:
                name = self.name(person)
                text = f"{name} mengatakan, {self.quotation(self.said(words, person) + '.')}"
            case _:
                opening = self.sentences.pop() if self.sentences else rng.choice(phrases.CLOSINGS)
                words = self.said(words, person)
                text = f"{opening} {self.quotation(words + ',')} {verb} {self.name(person)} saat ditemui seusai acara."
        return Paragraph(plain(text))

    def another_day(self) -> str:
        """The same day printed once more, perhaps otherwise."""
        printed = printed_day(self.rng, self.voice.happened, self.straight)
        self.story.dates.append((printed, self.voice.happened))
        return printed

    def telling(self) -> Paragraph:
        """A paragraph of plain reporting, now and then with emphasis or a bracket that is no byline."""
        rng = self.rng
        chosen = [self.sentences.pop() for _ in range(min(len(self.sentences), rng.randint(1, 2)))]
        chosen = [bridged(rng.choice(phrases.BRIDGES), text) for text in chosen] or [rng.choice(phrases.CLOSINGS)]
        if rng.random() < 0.3:
            chosen.append(rng.choice(phrases.LOOKALIKES))
        text = " ".join(chosen)
        if rng.random() < 0.25:
            return Paragraph(self.emphasised(text))
        return Paragraph(plain(text))

    def emphasised(self, text: str) -> Runs:
        """The text with its second and third word inside a tag."""
        first, second, third, *rest = text.split(" ")
        tag = self.rng.choice(("strong", "em", 'a href="/layanan/"'))
        return (Run(first + " "), Run(f"{second} {third}", tag), Run(" " + " ".join(rest)))

    def picture(self, key: str, how: str) -> Picture:
        """A picture with one of the house's captions."""
        rng = self.rng
        alt = rng.choice((*phrases.GENERIC_ALTS, self.story.title))
        size = "medium" if rng.random() < 0.15 else "full"
        if how == "none":
            return Picture(key, how="none", size=size, alt=alt)
        text = self.voice.pick("C")[0]
        form = rng.random()
        if form < 0.1:
            text += f", {self.another_day()}"
        elif form < 0.2:
            for person in (self.voice.mayor, self.voice.head):
                text = text.replace(person.first, person.first + " (tengah)")
        elif form < 0.3 and how == "figure":
            text += "."
        elif form < 0.4:
            return Picture(key, (Run(text + " "),), how, size, alt)
        return Picture(key, plain(text), how, size, alt)

    def dateline(self) -> Runs:
        """The place line of its time, or nothing; notes it in the story."""
        drawn = draw_dateline(self.rng, self.day)
        if drawn is None:
            return ()
        place, label, words, dash = drawn
        if self.straight:
            dash = {"–": "-", "—": "--"}[dash]
        end = Run(f" {dash} ")
        if dash == "–" and self.rng.random() < 0.2:
            end = Run(self.rng.choice((" &ndash;&nbsp;", " &#8211; ")), entity=True)
        form = self.rng.random()
        if form < 0.25:
            runs: Runs = (Run(words, "strong"), end)
        elif form < 0.35 and f"({SITE_LABEL})" in words:
            head = words.removesuffix(f"{SITE_LABEL})")
            runs = (Run(head), Run(SITE_LABEL, 'a href="/"'), Run(")"), end)
        else:
            runs = (Run(words), end) if end.entity else (Run(f"{words} {dash} "),)
        self.story.dateline = (place, label, runs)
        return runs

    def close(self, in_bracket: bool) -> None:
        """The last paragraph and, mostly, the byline."""
        rng = self.rng
        if in_bracket:
            self.story.blocks.append(Paragraph(plain(rng.choice(phrases.ENDS_IN_BRACKET))))
            return
        closing = rng.choice(phrases.CLOSINGS)
        if self.day.year < 2015 or rng.random() < 0.2:
            self.story.blocks.append(Paragraph(plain(closing)))
            return
        self.story.byline = byline = rng.choice(phrases.BYLINES)
        printed = f"({byline})" + ("." if byline == "MN" else "")
        tag = rng.choice(("", "", "", "strong", "em"))
        if rng.random() < 0.2:
            self.story.blocks += [Paragraph(plain(closing)), Paragraph((), after=(Run(printed, tag),))]
        elif tag:
            self.story.blocks.append(Paragraph(plain(closing + " "), after=(Run(printed, tag),)))
        else:
            self.story.blocks.append(Paragraph(plain(closing), after=(Run(" " + printed),)))

    def furniture_after(self, extras: list[str], near: list[Neighbour]) -> list[Block]:
        """What stands below the text and is no part of it."""
        after: list[Block] = []
        if "related" in extras and near:
            chosen = self.rng.sample(near, min(len(near), self.rng.randint(2, 3)))
            section = "Berita" if self.rng.random() < 0.6 else chosen[0].section
            posts = tuple((timestamp(self.rng, one.day), one.key) for one in chosen)
            after.append(markup.Related(section, posts, as_paragraphs=self.rng.random() < 0.5))
        after += [Furniture(kind) for kind in ("share", "script", "style") if kind in extras]
        return after

    def extra(self, name: str, pictures: list[str], document: str, near: list[Neighbour]) -> list[Block]:
        """The blocks of one wished-for kind of markup, to be put inside the text."""
        rng, voice = self.rng, self.voice
        match name:
            case "list":
                return [Paragraph(plain("Ada tiga hal yang disepakati, yaitu:")), self.items()]
            case "quote":
                words = self.words.pop() if self.words else "Kota ini rumah kita bersama"
                return [markup.Quote((words + ".", rng.choice(phrases.CLOSINGS)))]
            case "heading":
                return [markup.Heading(rng.choice(phrases.INNER_HEADINGS), rng.choice((2, 3))), self.telling()]
            case "table":
                return [markup.Table((("Kelurahan", "Jumlah", "Keterangan"), *self.rows()))]
            case "file":
                return [markup.FileLink(document, f"Unduh lampiran {voice['opd']} {self.day.year}")]
            case "gallery" | "gallery_shortcode":
                shown = tuple(self.gallery_picture(key, name) for key in pictures[:3])
                return [markup.Gallery(shown, "" if name != "gallery" else f"Suasana kegiatan di {voice['tempat']}",
                                name == "gallery_shortcode")]  # fmt: skip
            case "buttons":
                return [Furniture("buttons", "Daftar di Sini")]
            case "embed":
                return [Furniture("embed", f"https://www.youtube.com/watch?v=uji{rng.randint(10000, 99999)}abc")]
            case "read_also" if near:
                return [markup.ReadAlso(rng.choice(near).key)]
            case "lines":
                return [Paragraph(plain(f"Pelayanan dibuka:\nHari {WEEKDAYS[0]} sampai {WEEKDAYS[4]}\n"
                                        f"Pukul {voice['jam']} WIB\nTempat di {voice['tempat']}"))]  # fmt: skip
            case "typography":
                return [Paragraph(plain(text)) for text in rng.sample(phrases.TYPOGRAPHY, 2)]
            case "spacer" | "more" | "nextpage":
                return [Furniture(name), self.telling()]
        return []

    def gallery_picture(self, key: str, name: str) -> Picture:
        """A picture of a gallery; `[gallery]` takes its caption from the media library."""
        if name == "gallery":
            return self.picture(key, "figure")
        return Picture(key, plain(f"@@caption:{key}@@"))

    def items(self) -> markup.Items:
        """Three short points."""
        chosen = self.rng.sample(("data penerima diperbarui", "petugas lapangan ditambah", "laporan dikirim tiap pekan",
                                  "sarana diperiksa bersama", "jam layanan diperpanjang"), 3)  # fmt: skip
        return markup.Items(tuple(chosen), ordered=self.rng.random() < 0.4)

    def rows(self) -> list[tuple[str, str, str]]:
        """Rows of a small table."""
        notes = ("selesai", "berjalan", "menunggu jadwal")
        return [(self.voice[ward], self.voice["nn"], self.rng.choice(notes)) for ward in ("kel", "kel2")]


def stopped(sentence: str) -> str:
    """The sentence with its full stop; a degree such as `MH.` brings its own."""
    return sentence if sentence.endswith(".") else sentence + "."


def bridged(bridge: str, sentence: str) -> str:
    """The sentence after a bridge such as `Selain itu, {}`; its first word loses its capital unless it is a name."""
    first, second, *_ = sentence.split(" ")
    is_name = first.isupper() or second[0].isupper()
    return sentence if bridge == "{}" or is_name else bridge.format(sentence[0].lower() + sentence[1:])


def timestamp(rng: Random, day: date) -> str:
    """The time of another post as the related block prints it: hour not padded, colon."""
    hour, minute = rng.randint(5, 16), rng.choice((0, 15, 30))
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year} {hour}:{minute:02} WIB"


def draw_dateline(rng: Random, day: date) -> tuple[str, str | None, str, str] | None:
    """(place, label, words before the dash, dash) in the fashion of the day's year, or None."""
    place = rng.choice(("Klojen", "Klojen", "Blimbing", "Lowokwaru", "Kedungkandang", "Sukun"))
    forms: dict[str, tuple[str, str | None, str, str] | None] = {
        "none": None,
        "capitals": ("MALANG", None, "MALANG", "–"),
        "bare": ("Malang", None, "Malang", "–"),
        "mc": (place, "MC", f"{place}, MC", "–"),
        "label": (place, SITE_LABEL, f"{place} ({SITE_LABEL})", "–"),
        "comma": ("Malang", SITE_LABEL, f"Malang, ({SITE_LABEL})", "–"),
        "away": (away := rng.choice(AWAY), SITE_LABEL, f"{away} ({SITE_LABEL})", "—"),
    }
    eras = (
        (2015, "none none none none capitals bare"),
        (2016, "mc mc mc mc none capitals"),
        (2017, "mc mc label label bare none"),
        (2020, "label label label label label none capitals"),
        (2022, "label label label comma comma comma none"),
        (2024, "label label label label none"),
        (9999, "label label away"),
    )
    names = next(names for until, names in eras if day.year <= until)
    return forms[rng.choice(names.split())]
