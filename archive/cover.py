"""What a reader of an article's evidence meets first: the cover page, and how to check everything with standard tools."""

from collections.abc import Iterable, Sequence
from html import escape
from string import Template
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from archive.evidence import Evidence

_CHECK: Final = Template("""\
BUKTI SATU BERITA / EVIDENCE FOR ONE ARTICLE
$url (nomor/number $number)

Perintah di bawah ini dijalankan di dalam map ini; semuanya alat baku (coreutils, gzip, grep; warcio dari PyPI).
The commands below are run inside this folder; all are standard tools (coreutils, gzip, grep; warcio from PyPI).

1. Isi map ini utuh. / What is in this folder is whole.

    sha256sum --quiet -c SHA256SUMS

2. Setiap rekaman WARC utuh, dan cocok dengan sidik di dalamnya. / Every WARC record is whole and what its digests say.

    gzip -t captures.warc.gz
    warcio check captures.warc.gz

3. Rekaman yang menjadi asal berita ini, ditangkap $captured_at UTC, dan sidik isinya. / The record this article was read
   from, captured then, and the digest of its body ($size bytes):

    tail -c +$start captures.warc.gz | head -c $length | gunzip > /dev/null
    test "$$(warcio extract --payload captures.warc.gz $offset | sha256sum | cut -c 1-64)" = $sha256

   Rekaman yang sama di arsip / the same record in the archive: tail -c +$place warc/$file | head -c $length
$again
4. Setiap baris yang dibaca darinya disegel di manifes. / Every row read from it is sealed in the manifest (entries $entries).

    for row in rows/*.json; do grep -q "$$(sha256sum < "$$row" | cut -c 1-64)" manifest.jsonl || echo "not sealed: $$row"; done

5. Rantai manifes utuh: setiap butir memuat sidik butir sebelumnya. / The manifest's chain holds: each entry names the digest of the
   one before. The last line printed is the digest of the last entry:

    (
    previous=
    while IFS= read -r line; do
      case "$$line" in *"\\"previous\\":\\"$$previous"*) ;; *) echo "broken before: $$previous"; exit 1 ;; esac
      previous=$$(printf '%s\\n' "$$line" | sha256sum | cut -c 1-64)
    done < manifest.jsonl
    echo "$$previous"
    )

   $last

   Sidik ini membuktikan sesuatu hanya bila cocok dengan yang dicatat di tempat lain sebelum ada perselisihan: tanyakan kepada pengelola
   arsip di mana ia mengumumkannya. / This digest proves something only where it is, or leads to, one that was noted elsewhere before
   there was a dispute: ask the archive's operator where they publish it.
""")

_AGAIN: Final = Template("""\

   Jawaban $captured_at sama bitanya dengan itu, yang ditangkap $first UTC; rekamannya sendiri menunjuk ke sana. / The answer then had
   the same bytes as that one, which was captured earlier; its own record points to it:

    tail -c +$start captures.warc.gz | head -c $length | gunzip | grep -aq "^WARC-Refers-To-Date: $first"
""")

_PAGE: Final = Template("""\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Bukti: $title</title>
<style>
a, code, strong, [lang] { unicode-bidi: isolate }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.1rem; margin-top: 2rem }
[lang=en] { color: #555; font-size: .875em; font-weight: normal }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #ccc }
code { font: .8125rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere } .wide { overflow-x: auto }
pre { white-space: pre-wrap; border-left: 3px solid #ccc; padding-left: 1rem; font: inherit }
@media print { body { margin: 0; max-width: none; font-size: 11pt } a { color: inherit; text-decoration: none } tr { break-inside: avoid } }
</style>
</head>
<body>
<h1>Bukti untuk satu berita <span lang="en">Evidence for one article</span></h1>
<p><strong>$title</strong><br><code>$url</code></p>
<p>Situs <code>$site</code>, nomor $number, dibaca dari tangkapan $captured_at UTC.
<span lang="en">Site, number, and the capture it was read from.</span></p>

<h2>Versi <span lang="en">Versions</span></h2>
<div class="wide"><table>
<tr><th>No.</th><th>Ditangkap <span lang="en">captured, UTC</span></th>
<th>Judul <span lang="en">headline</span></th><th>Teks <span lang="en">text</span></th></tr>
$versions
</table></div>

$fate<h2>Tangkapan <span lang="en">Captures</span></h2>
<p>Jawaban peladen apa adanya, bita demi bita, di <a href="captures.warc.gz">captures.warc.gz</a>.
<span lang="en">What the server answered, byte for byte.</span></p>
<div class="wide"><table>
<tr><th>Waktu <span lang="en">time, UTC</span></th><th>Alamat <span lang="en">address</span></th>
<th>Status</th><th>SHA-256</th><th>Di arsip <span lang="en">in the archive</span></th></tr>
$captures
</table></div>

<h2>Segel <span lang="en">Seals</span></h2>
<p>$sealed</p>
<div class="wide"><table>
<tr><th>Butir <span lang="en">entry</span></th><th>Disegel <span lang="en">sealed, UTC</span></th><th>SHA-256</th></tr>
$entries
</table></div>
<p>Butir terakhir manifes <span lang="en">last entry of the manifest</span>: <code>$last</code></p>
<p>Sidik itu membuktikan bahwa isi map ini belum berubah sejak ia dicatat di tempat lain; ia tidak membuktikan bahwa isi berita benar.
<span lang="en">That digest proves that what is here has not changed since it was noted elsewhere;
it doesn't prove that what the story says is true.</span></p>

<h2>Cara memeriksa <span lang="en">How to check</span></h2>
<p>Dengan alat baku saja: <a href="CHECK.txt">CHECK.txt</a>. <span lang="en">With standard tools alone.</span></p>

<h2>Teks sekarang <span lang="en">The text as it stands</span></h2>
<pre>$text</pre>
</body>
</html>
""")


_FATE: Final = Template("""\
<h2>Di alamatnya <span lang="en">At its address</span></h2>
<p>Berita terbilang hilang bila dua kali, pada dua hari, tidak ditemui sementara situsnya sehat.
<span lang="en">A story counts as gone once it was missed twice, on two days, while its site was well.</span></p>
<div class="wide"><table>
<tr><th>Waktu <span lang="en">time, UTC</span></th><th>Yang terlihat <span lang="en">what was seen</span></th>
<th>Jawaban <span lang="en">answer</span></th><th>Situs sehat <span lang="en">site was well</span></th>
<th>Alamat <span lang="en">address</span></th></tr>
$sightings
</table></div>
$controls
""")

_CONTROLS: Final = Template("""\
<p>Situsnya sehat waktu itu: berita-berita lain ini dijawab sebagaimana dikenal arsip.
Jawabannya ada juga di captures.warc.gz.
<span lang="en">The site was well at the time: these other stories answered with the text the archive knows.
Their answers are in captures.warc.gz too.</span></p>
<div class="wide"><table>
<tr><th>Waktu <span lang="en">time, UTC</span></th><th>Alamat <span lang="en">address</span></th>
<th>Status</th><th>SHA-256</th><th>Di arsip <span lang="en">in the archive</span></th></tr>
$rows
</table></div>
""")
_SEEN: Final = {"missing": "tidak ditemui", "back": "ditemui lagi", "moved": "pindah"}
_WELL: Final = {1: 'ya <span lang="en">yes</span>', 0: 'tidak <span lang="en">no</span>'}
"""Of a site that has not shown it yet nothing is said."""


def cover(told: "Evidence") -> str:
    """The cover page: no script, nothing from elsewhere, fit for printing."""
    article = told.article
    return _PAGE.substitute(
        title=escape(article["title"]),
        url=escape(article["canonical_url"]),
        site=escape(article["site"]),
        number=article["id"],
        captured_at=_moment(article["captured_at"]),
        versions=_rows(_version(number, version) for number, version in enumerate(told.versions, 1)),
        fate=_fate(told),
        captures=_rows(_capture(each.row) for each in told.cuts if each.row not in told.controls),
        sealed=_sealed(told),
        entries=_rows((str(each.number), _moment(each.sealed_at), f"<code>{each.digest}</code>") for each in told.entries),
        last=told.last or "-",
        text=escape(told.versions[-1]["text"]),
    )


def check(told: "Evidence") -> str:
    """How to check it, with the figures of the capture that the article stands on."""
    own = max(told.cuts, key=lambda each: bool(each.row["digest"] == told.article["capture"]))
    chosen = next((each for each in told.cuts if each.row["digest"] == own.row.get("revisit_of")), own)
    again = {"captured_at": own.row["captured_at"], "first": chosen.row["captured_at"], "start": own.offset + 1, "length": own.length}
    return _CHECK.substitute(
        url=told.article["canonical_url"],
        number=told.article["id"],
        captured_at=own.row["captured_at"],
        again="" if chosen is own else _AGAIN.substitute(again),
        offset=chosen.offset,
        start=chosen.offset + 1,
        length=chosen.length,
        sha256=chosen.row["sha256"],
        size=chosen.row["size"],
        entries=", ".join(str(entry.number) for entry in told.entries) or "-",
        last=told.last or "-",
        file=chosen.row["warc_file"],
        place=chosen.row["warc_offset"] + 1,
    )


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)


def _version(number: int, version: dict[str, Any]) -> tuple[str, ...]:
    differs = f' · <a href="versions/{number - 1}-{number}.txt">beda <span lang="en">differences</span></a>' if number > 1 else ""
    text = f'<a href="versions/{number}.txt">teks <span lang="en">text</span></a>{differs}'
    return (str(number), _moment(version["captured_at"]), escape(version["title"]), text)


def _capture(row: dict[str, Any]) -> tuple[str, ...]:
    place = f"{row['warc_file']}, {row['warc_offset']}+{row['warc_length']}"
    return (
        _moment(row["captured_at"]),
        *(f"<code>{escape(str(each))}</code>" for each in (row["url"], row["status"], row["sha256"], place)),
    )


def _fate(told: "Evidence") -> str:
    """What was seen at the story's address, and by what the site showed that it was well."""
    if not told.sightings:
        return ""
    controls = _CONTROLS.substitute(rows=_rows(map(_capture, told.controls))) if told.controls else ""
    return _FATE.substitute(sightings=_rows(map(_sighting, told.sightings)), controls=controls)


def _sighting(row: dict[str, Any]) -> tuple[str, ...]:
    what = f'{_SEEN[row["what"]]} <span lang="en">{row["what"]}</span>'
    met = f"{row['met']}: {row['detail']} ({row['status']})"
    return (_moment(row["seen_at"]), what, escape(met), _WELL.get(row["healthy"], "-"), f"<code>{escape(row['url'])}</code>")


def _sealed(told: "Evidence") -> str:
    if told.altered:
        named = ", ".join(f"<code>{escape(name)}</code>" for name in told.altered)
        return f'Bukan lagi seperti yang disegel: {named}. <span lang="en">No more what was sealed.</span>'
    if told.unsealed:
        return f'{told.unsealed} baris belum disegel. <span lang="en">{told.unsealed} rows are not sealed yet.</span>'
    return (
        'Setiap baris di map <a href="rows/">rows</a> disegel di <a href="manifest.jsonl">manifes</a>. '
        '<span lang="en">Every row in the folder rows is sealed in the manifest.</span>'
    )


def _moment(value: str) -> str:
    """A moment to the second; the row has it whole."""
    return escape(value[:19].replace("T", " "))
