"""Names with what stands before and after them."""

import pytest

from scraper.extract.citizens import citizens
from scraper.extract.names import name_at

PARTED = [
    # text, plain name, printed, honorifics, degrees
    ("Ir.H. Sofyan Edi Jarwoko saat", "Sofyan Edi Jarwoko", "Ir.H. Sofyan Edi Jarwoko", ("Ir.", "H."), ()),
    ("Drs. H. Sutiaji membuka", "Sutiaji", "Drs. H. Sutiaji", ("Drs.", "H."), ()),
    ("Boedi Utomo, SE, M.Si dalam", "Boedi Utomo", "Boedi Utomo, SE, M.Si", (), ("SE", "M.Si")),
    ("Drs H Anwar Sanusi MSi, yang", "Anwar Sanusi", "Drs H Anwar Sanusi MSi", ("Drs", "H"), ("MSi",)),
    ("Kompol Budi Satrio, SH., S.IK yang", "Budi Satrio", "Kompol Budi Satrio, SH., S.IK", ("Kompol",), ("SH.", "S.IK")),
    ("Kombes Pol. Danang, S.I.K., M.Si. memimpin", "Danang", "Kombes Pol. Danang, S.I.K., M.Si.", ("Kombes Pol.",), ("S.I.K.", "M.Si.")),
    ("Letkol Inf. Yudi Pras.", "Yudi Pras", "Letkol Inf. Yudi Pras", ("Letkol Inf.",), ()),
    ("Dr. dr. Ratna, Sp.OG(K), MARS", "Ratna", "Dr. dr. Ratna, Sp.OG(K), MARS", ("Dr.", "dr."), ("Sp.OG(K)", "MARS")),
    ("Erwan S.Tr (Han), M.Tr (Han) hadir", "Erwan", "Erwan S.Tr (Han), M.Tr (Han)", (), ("S.Tr (Han)", "M.Tr (Han)")),
    ("Agus Salim, SE, M,Si. menilai", "Agus Salim", "Agus Salim, SE, M,Si.", (), ("SE", "M,Si.")),
    ("Widi Wongso ST., MT", "Widi Wongso", "Widi Wongso ST., MT", (), ("ST.", "MT")),
    ("Widi,ST dan", "Widi", "Widi,ST", (), ("ST",)),
    ("Noer Rahman, S.T., M.Eng. Ia", "Noer Rahman", "Noer Rahman, S.T., M.Eng.", (), ("S.T.", "M.Eng.")),
    ("Laras Kinanti, M.Si. Ia", "Laras Kinanti", "Laras Kinanti, M.Si", (), ("M.Si.",)),
    ("Dwi Rahayu, S.H., M.H., mengatakan", "Dwi Rahayu", "Dwi Rahayu, S.H., M.H.", (), ("S.H.", "M.H.")),
    ("H. M. Anton, SE., MM", "M. Anton", "H. M. Anton, SE., MM", ("H.",), ("SE.", "MM")),
    ("Drs. R. Wiraguna Saleh", "Wiraguna Saleh", "Drs. R. Wiraguna Saleh", ("Drs.", "R."), ()),
    ("Bpk. Teguh Wiyono dan", "Teguh Wiyono", "Bpk. Teguh Wiyono", ("Bpk.",), ()),
    ("Abah Pras itu", "Pras", "Abah Pras", ("Abah",), ()),
    ("Vivi Kusumawati A.Md.Keb., S.KM. menyiapkan", "Vivi Kusumawati", "Vivi Kusumawati A.Md.Keb., S.KM.", (), ("A.Md.Keb.", "S.KM.")),
    (
        "Ns. Siti Aminah, S.Kep., Ners., M.Kep hadir",
        "Siti Aminah",
        "Ns. Siti Aminah, S.Kep., Ners., M.Kep",
        ("Ns.",),
        ("S.Kep.", "Ners.", "M.Kep"),
    ),
    ("Assoc. Prof. Dr. Hc. Budi Santoso hadir", "Budi Santoso", "Assoc. Prof. Dr. Hc. Budi Santoso", ("Assoc. Prof.", "Dr. Hc."), ()),
    ("Andy Fefta D.E.A. hadir", "Andy Fefta", "Andy Fefta D.E.A.", (), ("D.E.A.",)),
    ("Handoyo Kusumo A.P., M.Si. hadir", "Handoyo Kusumo", "Handoyo Kusumo A.P., M.Si.", (), ("A.P.", "M.Si.")),
    ("Yuke, S.STP., M.AP dan", "Yuke", "Yuke, S.STP., M.AP", (), ("S.STP.", "M.AP")),
    (
        "dr. Bagus, Sp.PD-KGEH, FINASIM, dan",
        "Bagus",
        "dr. Bagus, Sp.PD-KGEH, FINASIM",
        ("dr.",),
        ("Sp.PD-KGEH", "FINASIM"),
    ),
    ("Ari, S.T., IPU., ASEAN Eng., dan", "Ari", "Ari, S.T., IPU., ASEAN Eng.", (), ("S.T.", "IPU.", "ASEAN Eng.")),
    ("Rina, M.Fis, dan S.Pd.SD", "Rina", "Rina, M.Fis", (), ("M.Fis",)),
    ("Rina, M.Ali membuka", "Rina", "Rina", (), ()),
    ("R.A. Kartini Dewi hadir", "Kartini Dewi", "R.A. Kartini Dewi", ("R.A.",), ()),
    ("Hartati Dg. Ngai", "Hartati Daeng Ngai", "Hartati Dg. Ngai", (), ()),
]


@pytest.mark.parametrize(("text", "name", "printed", "honorifics", "degrees"), PARTED)
def test_parts(text: str, name: str, printed: str, honorifics: tuple[str, ...], degrees: tuple[str, ...]) -> None:
    found = name_at(text)
    assert found is not None
    assert (found.name, found.printed, found.honorifics, found.degrees) == (name, printed, honorifics, degrees)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M. Anton bin Slamet, Kepala", "M. Anton bin Slamet"),
        ("Siti Aminah binti Karto hadir", "Siti Aminah binti Karto"),
        ("I Made Rian Kartika, SE", "I Made Rian Kartika"),
        ("A.A. Ketut Agung", "A.A. Ketut Agung"),
        ("Moch. Anton hadir", "Moch. Anton"),
        ("Siti Nur'aini, guru", "Siti Nur'aini"),
        ("Rif’an Yasin", "Rif’an Yasin"),
        ("Fatimah Az-Zahra", "Fatimah Az-Zahra"),
        ("Go Tjan Liong, mengaku", "Go Tjan Liong"),
        ("Sutiaji. Kemudian", "Sutiaji"),
        ("Sutiaji Senin (3/4)", "Sutiaji"),
        ("Sugeng, Kepala Dinas", "Sugeng"),
        ("Hari Subekti, SE., MM, men", "Hari Subekti"),
        ("Agus Juli Santoso", "Agus Juli Santoso"),
    ],
)
def test_names(text: str, name: str) -> None:
    found = name_at(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Kamis (23/1)",
        "Dinas Kesehatan",
        "Jawa Timur",
        "Kota Malang",
        "Kepala Dinas",
        "Ijen Boulevard",
        "November 2020",
        "dan lain-lain",
        "SH., MH",
        "Pemkot Malang",
        "M. H.",
    ],
)
def test_no_names(text: str) -> None:
    assert name_at(text) is None


def test_long_runs_stay_quick() -> None:
    for text in ("A" * 20000, "Aa" * 10000, "A. " * 7000, "Budi, S." * 3000, "Budi " * 5000, "Drs. " * 5000):
        name_at(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. dr. Siti Aminah mengaku senang dengan taman itu.", "Siti Aminah"),
        ("Ny. apt. Rina Sari mengatakan taman itu bersih.", "Rina Sari"),
        ("Ahmad bin Yusuf mengaku senang dengan taman itu.", "Ahmad bin Yusuf"),
        ("Jeanne d’Arc mengaku senang dengan taman itu.", "Jeanne d’Arc"),
    ],
)
def test_a_name_opens_a_text_whatever_stands_between_its_words(text: str, name: str) -> None:
    assert {each.name for each in citizens(text)} == {name}
