"""The words of the invented city: places, offices, people, days as the press office prints them.

Everything is drawn from a seeded `random.Random`, so the same seed tells the same story. The sentences stand in
`topics.txt`; the people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

TOPICS_FILE = Path(__file__).with_name("topics.txt")

DISTRICTS = ("Klojen", "Blimbing", "Lowokwaru", "Kedungkandang", "Sukun")
WARDS = (
    "Kasin", "Bareng", "Oro-oro Dowo", "Rampal Celaket", "Samaan", "Polowijen", "Purwantoro", "Jodipan", "Arjosari",
    "Merjosari", "Dinoyo", "Sumbersari", "Tunggulwulung", "Tlogomas", "Buring", "Madyopuro", "Sawojajar",
    "Cemorokandang", "Bandungrejosari", "Mulyorejo", "Pisangcandi", "Ciptomulyo", "Gadang", "Kiduldalem",
)  # fmt: skip
VENUES = (
    "Balai Kota Malang", "Ruang Sidang Balai Kota", "Gedung Kartini", "Taman Krida Budaya", "Hotel Anggrek Malang",
    "Alun-alun Tugu", "Lapangan Rampal", "Malang Creative Center (MCC)", "aula kantor kecamatan",
    "Hutan Kota Velodrome", "Gedung Gajayana", "balai RW setempat",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
GIVEN = ("Ratna", "Suharyono", "Endang", "Yudi", "Wiwik", "Harun", "Mei", "Guntur", "Niken", "Slamet", "Dyah")
FAMILY = ("Wirawan", "Kusumaningtyas", "Pamungkas", "Lestari", "Prakoso", "Indrawati", "Santosa", "Julianto")
DEGREES = (", M.Si", ", SE, MM", ", S.Sos", ", ST., MT", ", S.IP., M.AP", ", SH., MH.", "", "")
FRONT = ("", "", "Drs. ", "Dra. ", "Ir. ", "dr. ", "Drs. H. ", "Hj. ")
# (until when, office, name with degrees, what everybody calls them)
MAYORS = (
    (date(2018, 9, 24), "Wali Kota Malang", "H. Darmawan Sulistyo", "Abah Darmawan"),
    (date(2023, 9, 24), "Wali Kota Malang", "Drs. H. Bagus Wiranegara, M.Si", "Bagus"),
    (date(2025, 2, 20), "Penjabat (Pj.) Wali Kota Malang", "Dr. Ir. Ratri Handayani, M.T.", "Ratri"),
    (date(9999, 1, 1), "Walikota Malang", "Ir.H. Yudha Prasetyo", "Sam Yudha"),
)
VERBS = ("kata", "ujar", "tutur", "jelas", "terang", "ungkap", "papar", "pungkas")
BYLINES = (
    "cah/yon", "say/yon", "say/ram", "Rn/yon", "*/Hms", "HB", "hms/yon", "cah/ram", "say/yn", "MN", "eka", "say/may",
    "dit/yul",
)  # fmt: skip
BRIDGES = (
    "Selain itu, {}", "Sementara itu, {}", "Di tempat yang sama, {}", "Lebih lanjut dijelaskan bahwa {}", "{}", "{}",
)  # fmt: skip
CLOSINGS = (
    "Kegiatan serupa akan diadakan di wilayah lain secara bergiliran sampai akhir tahun.",
    "Pada akhir acara, peserta diberi kesempatan menyampaikan pertanyaan kepada narasumber.",
    "Pemkot Malang berharap kerja sama itu terus berlanjut pada tahun mendatang.",
    "Hasil pertemuan akan dilaporkan kepada pimpinan untuk diputuskan langkah berikutnya.",
    "Warga yang ingin bertanya dapat datang ke kantor kelurahan pada jam kerja.",
    "Acara itu turut dihadiri perwakilan Kepolisian, TNI, dan kalangan kampus.",
)
LOOKALIKES = (
    "Hadir pula Ketua Tim Penggerak Pemberdayaan dan Kesejahteraan Keluarga (PKK) serta para lurah.",
    "Dasar kegiatan itu adalah Surat Keputusan (SK) yang terbit tiga bulan sebelumnya.",
    "Dokumen Rencana Pembangunan Jangka Menengah Daerah (RPJMD) 2025-2029 menjadi pegangan semua pihak.",
    "Tim dari Rukun Tetangga (RT) dan Rukun Warga (RW) ikut berjaga (tanpa dibayar) sepanjang acara.",
    "Wajib Pajak (WP) yang melunasi sebelum jatuh tempo mendapat potongan sepuluh persen.",
    "Penjabat (Pj) sekretaris kelurahan memandu jalannya acara sampai selesai.",
)
ENDS_IN_BRACKET = (
    "Seluruh biaya ditanggung Anggaran Pendapatan dan Belanja Daerah (APBD)",
    "Acara ditutup dengan penampilan paduan suara Pemberdayaan dan Kesejahteraan Keluarga (PKK).",
)
TYPOGRAPHY = (
    "Gerakan 'Ngalam Resik' itu dimulai pukul 06.00 -- lebih pagi dari biasanya -- dan usai saat azan berkumandang.",
    "Setiap regu mendapat petak berukuran 2x3 meter, lalu... menunggu hasil undian.",
    "Salat Jum'at berjemaah digelar lebih dulu, baru kemudian rapat R&D dilanjutkan - kali ini tertutup.",
    "Warga mengenang suasana tahun '90-an ketika lapangan 20x40 meter itu masih berupa sawah...",
)
INNER_HEADINGS = ("Persiapan Panitia", "Tanggapan Warga", "Langkah Berikutnya", "Harapan ke Depan")
GENERIC_ALTS = ("", "", "img1", "blog", "WhatsApp Image 2019-07-30 at 10.11.12 (7)")


@dataclass(frozen=True)
class Person:
    """An official: how the first mention prints them and how later sentences do."""

    first: str
    later: str


@dataclass
class Topic:
    """One `==` section of `topics.txt`."""

    key: str
    sections: tuple[str, ...]
    office: str
    short: str
    lines: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in "TLSQC"})


def topics() -> list[Topic]:
    """All topics of `topics.txt`, in the file's order."""
    found: list[Topic] = []
    for line in TOPICS_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            key, sections, office, short = (part.strip() for part in line[3:].split("|"))
            found.append(Topic(key, tuple(sections.split(",")), office, short))
        elif line and not line.startswith("#"):
            found[-1].lines[line[0]].append(line[2:].strip())
    return found


def printed_day(rng: Random, day: date, straight: bool) -> str:
    """`day` as the press office prints it: without a year until 2018, with the year in the bracket since."""
    weekday = WEEKDAYS[day.weekday()]
    if weekday == "Jumat" and rng.random() < 0.4:
        weekday = "Jum'at" if straight else "Jum’at"
    bracket = f"{day.day}/{day.month}" if rng.random() < 0.6 else f"{day.day:02}/{day.month:02}"
    if day.year > 2018:
        bracket += f"/{day.year}"
    elif rng.random() < 0.15:
        bracket += f"/{day.year % 100}"
    form = rng.random()
    if form < 0.08:
        return f"{weekday} {rng.choice(('pagi', 'siang', 'malam'))} ({bracket})"
    if form < 0.16:
        return f"{weekday} ({bracket}) {rng.choice(('pagi', 'sore', 'malam'))}"
    if form < 0.22:
        return f"{weekday}, ({bracket})"
    if form < 0.26:
        return f"hari ini {weekday} ({bracket})"
    if form < 0.32:
        return f"{weekday}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{weekday} ({bracket})"


class Voice(dict[str, str]):
    """Fills the `{slots}` of a template for one story: some stay the same in it, counts are drawn anew each time."""

    def __init__(self, rng: Random, topic: Topic, day: date, straight: bool) -> None:
        super().__init__()
        self.rng, self.topic, self.day = rng, topic, day
        first_ward, second_ward = rng.sample(WARDS, 2)
        self.happened = day - timedelta(days=rng.choice((0, 0, 0, 0, 1, 1, 2)))
        self.update(
            kel=first_ward, kel2=second_ward, kec=rng.choice(DISTRICTS), tempat=rng.choice(VENUES),
            dinas=f"{topic.office} ({topic.short})", opd=topic.short, thn=str(day.year),
            rw=f"RW {rng.randint(1, 14):02}", hari=printed_day(rng, self.happened, straight),
        )  # fmt: skip
        self.mayor = self._mayor()
        self.head = self._head()
        self.resident = self._resident(other_than=self.head.later)

    def __missing__(self, slot: str) -> str:
        rng = self.rng
        match slot:
            case "n":
                return str(rng.randint(6, 48))
            case "nn":
                return str(rng.randint(50, 95))
            case "nnn":
                return str(rng.randint(110, 980))
            case "pct":
                return f"{rng.randint(2, 69)},{rng.randint(1, 9)} persen"
            case "rp":
                return f"Rp{rng.randint(1, 9)},{rng.randint(1, 9)} {rng.choice(('miliar', 'juta', 'miliar'))}"
            case "jam":
                return f"{rng.randint(7, 16):02}.{rng.choice(('00', '30'))}"
            case "pejabat":
                return rng.choice((self.mayor, self.head)).first
        raise KeyError(slot)

    def say(self, template: str) -> str:
        """`template` with its slots filled."""
        return template.format_map(self)

    def pick(self, kind: str, count: int = 1) -> list[str]:
        """`count` different filled lines of one kind (T, L, S, Q or C) of the story's topic."""
        lines = self.topic.lines[kind]
        return [self.say(line) for line in self.rng.sample(lines, min(count, len(lines)))]

    def _mayor(self) -> Person:
        for until, office, name, short in MAYORS:
            if self.day < until:
                return Person(f"{office} {name}", short)
        raise AssertionError("the last mayor has no end")

    def _head(self) -> Person:
        rng = self.rng
        given, family = rng.choice(GIVEN), rng.choice(FAMILY)
        office = f"Kepala {self.topic.short} Kota Malang"
        if self.topic.office.startswith("Bagian"):
            office = f"Kepala {self.topic.office} Kota Malang"
        elif rng.random() < 0.2:
            office = "Sekretaris Daerah (Sekda) Kota Malang"
        elif rng.random() < 0.2:
            office = f"Camat {self['kec']}"
        return Person(f"{office} {rng.choice(FRONT)}{given} {family}{rng.choice(DEGREES)}", given)

    def _resident(self, other_than: str) -> Person:
        given = self.rng.choice([name for name in GIVEN if name != other_than])
        return Person(f"{given} ({self.rng.randint(19, 71)}), warga {self['rw']} Kelurahan {self['kel']}", given)
