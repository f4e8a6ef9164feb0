"""Composes the whole invented site as one JSON file that `php/seed.php` writes into WordPress.

Deterministic: the same number of posts and the same seed give the same bytes. No clock, no network.

    python tests/wordpress/stories.py --posts 400 --out site.json
"""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from editors import typed
from markup import Furniture, Run, told
from phrases import Topic, Voice, topics
from story import Neighbour, Story, Writer

FIRST_DAY, LAST_DAY = date(2013, 12, 17), date(2025, 10, 20)
LEAST_POSTS = 40  # below this not every kind of markup and not every special post has a place
AUTHORS = (
    ("redaksi", "Redaksi Portal"), ("cahya", "Cahya Purnama"), ("sayekti", "Sayekti Ayuningrum"),
    ("rini", "Rini O'Hara"), ("humas", "Humas & Protokol"),
)  # fmt: skip
CATEGORIES = (
    ("berita", "Berita", ""), ("kesehatan", "Berita Kesehatan", "berita"),
    ("pendidikan", "Berita Pendidikan", "berita"), ("kecamatan", "Berita Kecamatan", "berita"),
    ("kelurahan", "Berita Kelurahan", "kecamatan"), ("lingkungan", "Lingkungan Hidup", "berita"),
    ("infrastruktur", "Infrastruktur", "berita"), ("ekonomi", "Ekonomi & Perdagangan", ""),
    ("pemerintahan", "Hukum, Politik, dan Pemerintahan", ""), ("wisata", "Pariwisata", ""),
    ("budaya", "Seni dan Budaya", "wisata"), ("layanan", "Pelayanan Publik", ""),
    ("keamanan", "Ketertiban dan Kebencanaan", ""), ("sosial", "Sosial", ""), ("teknologi", "Teknologi Informasi", ""),
    ("headline", "Headline", ""),
)  # fmt: skip
TAGS = ("Kota Malang", "Pemkot Malang", "Ngalam", "Pelayanan Publik", "UMKM", "Adipura", "Ramadan", "Wali Kota", "R&D")
# One post after the other takes its markup from this deck; some posts take a second card.
DECK = (
    "list", "related", "heading", "share", "read_also", "quote", "gallery", "spacer", "table", "file", "typography",
    "related", "embed", "more", "gallery_shortcode", "script", "buttons", "lines", "style", "related", "office",
)  # fmt: skip
BLOCKS_SINCE = 2019
HIDDEN = ("draft", "private", "password", "future", "trash") * 3 + ("pending", "auto-draft")
COMMENTS = (
    ("Arif Setyawan", "Terima kasih, semoga kampung kami juga kebagian giliran."),
    ("Bu Nunuk", "Kapan di kelurahan saya? Sudah lama menunggu."),
    ("Warga Ngalam", "Osi kes, maju terus kota tercinta!\n\nMohon lampu jalannya juga diperhatikan."),
)
SPAM = ("promo-murah", 'Pinjaman cepat cair, klik <a href="http://spam.example/">di sini</a>')
SPECIAL_TITLES = {
    8: 'Gelar "Ngalam Resik", Pemkot & Warga Sisir Sungai Jum\'at Pagi',
    10: "Mengenal <em>Urban Farming</em> di Lorong Kampung",
    14: "ꦏꦩ꧀ꦥꦸꦁ ꦧꦸꦢꦪ ꦩꦭꦁ ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ ꦏꦁꦒꦺꦴ ꦱꦢꦪ ꦮꦂꦒ – Pekan Aksara Jawa",
    18: "Lapangan 2x3 Meter Pun Jadi -- Cerita Anak Kampung...",
    24: "Wisata Édukasi & Kafé Kopi “Ngopi Bareng”",
}
SPECIAL_SLUGS = {12: "2595", 26: "1-april-2020"}
BACK_DATED = datetime(2014, 3, 5, 9, 30)
FAR_AHEAD = datetime(2090, 1, 4, 8, 0)


class Site:
    """Collects the site piece by piece; every list ends up in the JSON."""

    def __init__(self, posts: int, seed: int) -> None:
        self.count, self.seed = posts, seed
        self.topics = topics()
        self.media: list[dict[str, Any]] = []
        self.posts: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.near: list[Neighbour] = []
        self.titles: set[str] = set()

    def compose(self) -> dict[str, Any]:
        """The whole site."""
        for number in range(self.count):
            self.add(number, "publish", self.moment(number))
        for number, status in enumerate(HIDDEN, start=self.count):
            when = FAR_AHEAD if status == "future" else self.moment((number * 13) % self.count)
            self.add(number, status, when + timedelta(minutes=number))
        self.add_comments()
        return {
            "authors": [{"login": login, "name": name} for login, name in AUTHORS],
            "categories": [{"key": key, "name": name, "parent": parent} for key, name, parent in CATEGORIES],
            "media": self.media, "posts": self.posts, "pages": pages(), "comments": self.comments,
        }  # fmt: skip

    def moment(self, number: int) -> datetime:
        """When a post is published: ever more often over the years, by day; posts 5 and 6 at the same second."""
        if number == self.count - 1:
            return BACK_DATED
        number = 5 if number == 6 else number
        rng = Random(f"{self.seed} moment {number}")
        days = int((LAST_DAY - FIRST_DAY).days * (number / self.count) ** 0.7)
        clock = timedelta(hours=rng.randint(7, 19), minutes=rng.randint(0, 59), seconds=rng.randint(0, 59))
        return datetime.combine(FIRST_DAY + timedelta(days=days), datetime.min.time()) + clock

    def add(self, number: int, status: str, when: datetime) -> None:
        """One more post, with its pictures."""
        rng = Random(f"{self.seed} post {number}")
        extras = self.extras(rng, number)
        editor = choose_editor(rng, when.date(), extras)
        extras = possible(extras, editor)
        topic = self.topics[number % len(self.topics)]
        straight = rng.random() < (0.25 if editor == "gutenberg" else 0.5)
        writer = Writer(rng, topic, when.date() if when.year < 2030 else LAST_DAY, straight)
        key = f"p{number}"
        pictures = self.pictures(rng, key, writer.voice, when, extras)
        featured = self.featured(rng, key, writer.voice, when)
        document = self.medium(f"{key}-lampiran", when, "pdf", "Lampiran kegiatan", "") if "file" in extras else ""
        story = writer.write(extras, pictures, document, [one for one in self.near[-40:] if one.key != key])
        story.title = self.title(number, story.title, when)
        self.posts.append({**self.record(rng, key, number, status, when, topic), "featured": featured,
                           "title": story.title, "content": typed(story.blocks, editor), "editor": editor,
                           "features": sorted(extras), "truth": truth(story)})  # fmt: skip
        if status == "publish":
            self.near.append(Neighbour(key, when.date(), {k: n for k, n, _ in CATEGORIES}[topic.sections[0]]))

    def extras(self, rng: Random, number: int) -> list[str]:
        """The markup this post must show."""
        wished = [DECK[number % len(DECK)]]
        if rng.random() < 0.4:
            wished.append(rng.choice(DECK))
        if number in (20, self.count // 2, self.count - 5):
            wished.append("nextpage")
        if number in (17, self.count // 3, self.count - 7):
            wished.append("ends_in_bracket")
        return list(dict.fromkeys(wished))

    def pictures(self, rng: Random, key: str, voice: Voice, when: datetime, extras: list[str]) -> list[str]:
        """Uploads for the text: one for most stories, three more for a gallery."""
        wanted = (1 if rng.random() < 0.75 else 0) + (3 if {"gallery", "gallery_shortcode"} & set(extras) else 0)
        kinds = ("jpg", "jpg", "png")
        return [self.medium(f"{key}-foto-{n}", when, rng.choice(kinds), f"foto {n}", voice.pick("C")[0]) for n in range(1, wanted + 1)]

    def featured(self, rng: Random, key: str, voice: Voice, when: datetime) -> str:
        """The featured image of about half the posts; some have no caption."""
        if rng.random() < 0.45:
            return ""
        caption = voice.pick("C")[0] if rng.random() < 0.7 else ""
        return self.medium(f"{key}-utama", when, "jpg", "foto utama", caption)

    def medium(self, key: str, when: datetime, kind: str, title: str, caption: str) -> str:
        """One more upload; gives its key."""
        folder = when if when.year < 2030 else datetime.combine(LAST_DAY, datetime.min.time())
        self.media.append({"key": key, "file": f"{folder:%Y/%m}/{key}.{kind}", "kind": kind, "title": f"{title} {key}",
                           "caption": caption, "date": f"{folder:%Y-%m-%d %H:%M:%S}"})  # fmt: skip
        return key

    def title(self, number: int, wished: str, when: datetime) -> str:
        """A title no other post has."""
        title = SPECIAL_TITLES.get(number, wished)
        for ending in ("", f" {when.year}", f" Bulan Ini ({when.month}/{when.year})", f" Bagian {number}"):
            if title + ending not in self.titles:
                self.titles.add(title + ending)
                return title + ending
        raise AssertionError("the last ending is unique")

    def record(self, rng: Random, key: str, number: int, status: str, when: datetime, topic: Topic) -> dict[str, Any]:
        """The facts of a post beside its text."""
        modified = when
        if number == self.count - 1:
            modified = datetime(2025, 10, 21, 10, 0, 5)
        elif rng.random() < 0.15 and when.year < 2030:
            modified = when + timedelta(minutes=rng.choice((7, 90, 1500, 60_000, 400_000)))
            if modified.date() > LAST_DAY:
                modified = when + timedelta(minutes=11)
        sections = rng.sample(topic.sections, rng.randint(1, len(topic.sections)))
        if rng.random() < 0.8:
            sections.append("berita")
        if rng.random() < 0.12:
            sections.append(rng.choice(("kelurahan", "headline", "kecamatan")))
        return {
            "key": key, "slug": SPECIAL_SLUGS.get(number, ""), "sticky": number == self.count - 20,
            "status": "publish" if status == "password" else status,
            "password": "rahasia" if status == "password" else "",
            "date": f"{when:%Y-%m-%d %H:%M:%S}", "modified": f"{modified:%Y-%m-%d %H:%M:%S}",
            "author": rng.choice(AUTHORS)[0], "sections": sections, "tags": rng.sample(TAGS, rng.randint(0, 3)),
            "excerpt": "Ringkasan yang ditulis sendiri oleh redaksi." if rng.random() < 0.1 else "",
            "old_slug": "judul-lama-yang-diganti" if number == 22 else "",
        }  # fmt: skip

    def add_comments(self) -> None:
        """Approved comments with an answer, and spam that waits."""
        for number in range(3, self.count, 16):
            first = self.posts[number]
            when = datetime.fromisoformat(first["date"]) + timedelta(hours=5)
            for answer, (name, text) in enumerate(COMMENTS[: 1 + number % 3]):
                moment = when + timedelta(hours=answer)
                self.comments.append({"post": first["key"], "name": name, "text": text, "approved": "1",
                                      "date": f"{moment:%Y-%m-%d %H:%M:%S}", "answer": answer == 1})  # fmt: skip
            approved = "spam" if number % 2 else "0"
            self.comments.append({"post": first["key"], "name": SPAM[0], "text": SPAM[1], "approved": approved,
                                  "date": f"{when:%Y-%m-%d %H:%M:%S}", "answer": False})  # fmt: skip


def choose_editor(rng: Random, day: date, extras: list[str]) -> str:
    """Which of `markup.EDITORS` typed the post: no blocks before 2019, and some markup is of one editor only."""
    if "office" in extras:
        return "word"
    if day.year < BLOCKS_SINCE:
        return rng.choice(("classic", "classic", "word"))
    if "buttons" in extras:
        return "gutenberg"
    return rng.choices(("gutenberg", "classic", "word"), (6.5, 2.5, 1))[0]


def possible(extras: list[str], editor: str) -> list[str]:
    """The wishes as this editor can fulfil them."""
    instead = {"gallery": "gallery_shortcode", "buttons": "embed"}
    if editor == "gutenberg":
        instead = {"gallery_shortcode": "gallery"}
    return list(dict.fromkeys(instead.get(one, one) for one in extras))


def truth(story: Story) -> dict[str, Any]:
    """What a reader should see, in runs of typed text; `php/seed.php` gives each run WordPress's typography."""
    seen = told(story.blocks)
    dateline = None
    if story.dateline:
        place, label, runs = story.dateline
        dateline = {"place": place, "label": label, "printed": [run.source for run in runs]}
    return {
        "paragraphs": seen.paragraphs, "parts": seen.parts, "captions": seen.captions, "images": seen.images,
        "images_full": seen.images_full, "attachments": seen.attachments, "related": seen.related, "dateline": dateline,
        "byline": story.byline,
        "embeds": [one.value for one in story.blocks if isinstance(one, Furniture) and one.kind == "embed"],
        "dates": [{"printed": [Run(printed).source], "date": day.isoformat()} for printed, day in story.dates],
        "quotes": [{"text": [Run(words).source], "speaker": [Run(who).source]} for words, who in story.quotes],
    }  # fmt: skip


def pages() -> list[dict[str, str]]:
    """Static pages; `parent` names another page's slug."""
    text = "Halaman ini menerangkan {} kota secara ringkas.\n\nKeterangan lebih lengkap tersedia di kantor."
    titles = (("profil", "Profil", ""), ("sejarah", "Sejarah", "profil"), ("visi-misi", "Visi & Misi", "profil"),
              ("layanan", "Layanan", ""), ("perizinan", "Perizinan", "layanan"), ("kontak", "Kontak", ""))  # fmt: skip
    return [{"slug": slug, "title": title, "parent": parent, "content": text.format(title.lower())} for slug, title, parent in titles]


def main() -> None:
    """Write the site's JSON to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=400, help=f"public posts, at least {LEAST_POSTS}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    if given.posts < LEAST_POSTS:
        parser.error(f"at least {LEAST_POSTS} posts, so that every kind of markup has a place")
    site = Site(given.posts, given.seed).compose()
    given.out.write_text(json.dumps(site, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
