"""To which body an office belongs: what ties a name in two articles into one person."""

import pytest

from scraper.extract.employers import employer

BODIES = [
    ("Kepala Bagian Pemerintahan Setda Kota Malang", "Pemerintah Kota Malang"),
    ("Wakil Wali Kota Malang", "Pemerintah Kota Malang"),
    ("Lurah Oro-oro Dowo", "Pemerintah Kota Malang"),
    ("Kepala BPKAD Kota Malang", "Pemerintah Kota Malang"),
    ("Kepala Puskesmas Janti", "Pemerintah Kota Malang"),
    ("Staf Ahli Wali Kota Bidang Hukum, Pemerintahan, dan Politik", "Pemerintah Kota Malang"),
    ("Staf Ahli Wali Kota Malang Bidang Hukum, Politik dan Pemerintahan", "Pemerintah Kota Malang"),
    ("Kasi Kesga Dinkes Kota Malang", "Pemerintah Kota Malang"),
    ("Kasubbag Umum Kecamatan Klojen", "Pemerintah Kota Malang"),
    ("Kepala Cabang Dinas Pendidikan Provinsi Jawa Timur Wilayah Malang-Batu", "Pemerintah Provinsi Jawa Timur"),
    ("Camat Singosari Kabupaten Malang", "Pemerintah Kabupaten Malang"),
    ("Kepala Seksi Intelijen Kejaksaan Negeri Kota Malang", "Kejaksaan Negeri Kota Malang"),
    ("Komisioner KPU Kota Malang", "KPU Kota Malang"),
    ("Bupati Blitar", "Pemerintah Kabupaten Blitar"),
    ("Wali Kota Batu", "Pemerintah Kota Batu"),
    ("Wakapolresta Malang Kota", "Polri"),
    ("Dandim 0833/Kota Malang", "TNI"),
    ("Ketua Komisi C DPRD Kota Malang", "DPRD Kota Malang"),
    ("Dekan Fakultas Pertanian Universitas Brawijaya", "Universitas Brawijaya"),
    ("Direktur Bina Gizi Kementerian Kesehatan", "Kementerian Kesehatan"),
    ("Ketua Forum Kerukunan Umat Beragama (FKUB) Kota Malang", "Forum Kerukunan Umat Beragama Kota Malang"),
    ("Wakil Ketua TP PKK Kota Malang", "TP PKK Kota Malang"),
    ("Kepala SDN Pandanwangi 5", "SDN Pandanwangi 5"),
    ("Ketua RW 04 Kelurahan Rampal Celaket", "RW 04 Kelurahan Rampal Celaket"),
    ("Kepala Dinas Kesehatan Surabaya", "Pemerintah Kota Surabaya"),
    ("Kepala Dinas Kesehatan Malang", "Pemerintah Kota Malang"),
    ("Kepala Dinas Kesehatan Sulsel", "Pemerintah Provinsi Sulawesi Selatan"),
    ("Kepala Dinas Sumber Daya Air DKI Jakarta", "Pemerintah Provinsi Jakarta"),
    ("Kadishub Jatim", "Pemerintah Provinsi Jawa Timur"),
    ("Ketua Komisi D DPRD Surabaya", "DPRD Kota Surabaya"),
    ("Kadinsos-P3AP2KB Kota Malang", "Pemerintah Kota Malang"),
    ("Irban Wilayah II Inspektorat Daerah Kota Malang", "Pemerintah Kota Malang"),
    ("Kasat Resnarkoba Polresta Malang Kota", "Polri"),
    ("Kapendam V/Brawijaya", "TNI"),
    ("Ketua Persit KCK Cabang XLVI", "Persit KCK Cabang XLVI"),
    # nothing tells which body it is: found in every quarter, named for an occasion, a part of something
    ("Camat Singosari", None),
    ("Kasi Intel Kejari", None),
    ("Kadis PUPR Bintan", None),
    ("Kepala Dinas Kesehatan Semarang", None),
    ("Sekdaprov", None),
    ("Ketua RW 04", None),
    ("Ketua Panitia Hari Santri 2019", None),
    ("Wakil Ketua Komisi C", None),
    ("Manajer Hubungan Pelanggan", None),
    ("Dekan Fakultas Teknik", None),
]


@pytest.mark.parametrize(("office", "body"), BODIES)
def test_body(office: str, body: str | None) -> None:
    assert employer(office, "Pemerintah Kota Malang", "35.73") == body
