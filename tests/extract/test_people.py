"""Whom a story names in an office."""

from pathlib import Path

import pytest

from scraper.extract.people import Cast, people
from scraper.regions import PLACES, named

PAIRS = [
    # appointments one after the other: each has what stands behind the name
    (
        "Wahyu melantik Dwi Cahyo Teguh, SE, MM, sebagai Kepala Dinas Kesehatan, R. Widjaja Saleh Putra, ST sebagai Kepala Dinas Perhubungan,"
        " dan Handi Priyanto AP., MM sebagai Kepala Bapenda.",
        [
            ("Dwi Cahyo Teguh", "Kepala Dinas Kesehatan"),
            ("Widjaja Saleh Putra", "Kepala Dinas Perhubungan"),
            ("Handi Priyanto", "Kepala Bapenda"),
        ],
    ),
    (
        "Yang dilantik: Sri Winarni menjadi Camat Sukun, Joko Prihatin menjadi Camat Lowokwaru dan Anis Januar selaku Camat Klojen.",
        [("Sri Winarni", "Camat Sukun"), ("Joko Prihatin", "Camat Lowokwaru"), ("Anis Januar", "Camat Klojen")],
    ),
    ("Camat Klojen Heri Sunarko menjadi Inspektur Upacara.", [("Heri Sunarko", "Camat Klojen")]),
    (
        "Hadir Kadis Kominfo Mahyuddin, Kabag Umum Boedi Utomo, Kepala Dinsos P3AP2KB Penny Indriani, Camat Klojen Heri.",
        [
            ("Mahyuddin", "Kadis Kominfo"),
            ("Boedi Utomo", "Kabag Umum"),
            ("Penny Indriani", "Kepala Dinsos P3AP2KB"),
            ("Heri", "Camat Klojen"),
        ],
    ),
    # how office and name stand together
    ("Camat Sukun Erik Setyo Santoso,S.Sos membuka acara.", [("Erik Setyo Santoso", "Camat Sukun")]),
    ("Kepala Dinas Kesehatan Kota Malang Erik Setyo Santoso M.M. hadir.", [("Erik Setyo Santoso", "Kepala Dinas Kesehatan Kota Malang")]),
    ("Kepala Dinas Kesehatan Erik Santoso Ph.D. hadir.", [("Erik Santoso", "Kepala Dinas Kesehatan")]),
    (
        "Muhadjir Effendy, Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan, hadir.",
        [("Muhadjir Effendy", "Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan")],
    ),
    ("Wali Kota Malang Sutiaji hadir.", [("Sutiaji", "Wali Kota Malang")]),
    ("Wakil Wali Kota Malang Ir.H. Sofyan Edi Jarwoko hadir.", [("Sofyan Edi Jarwoko", "Wakil Wali Kota Malang")]),
    ("Walikota Malang, H. Moch. Anton, hadir.", [("Moch. Anton", "Walikota Malang")]),
    (
        "Kepala Bagian Pemerintahan Setda Kota Malang Boedi Utomo, SE, M.Si dalam sambutannya",
        [("Boedi Utomo", "Kepala Bagian Pemerintahan Setda Kota Malang")],
    ),
    ("Kepala Dinas Kesehatan Kota Malang, dr. Husnul Muarif, mengatakan", [("Husnul Muarif", "Kepala Dinas Kesehatan Kota Malang")]),
    ("Kepala Dinas Kesehatan Husnul Muarif mengatakan", [("Husnul Muarif", "Kepala Dinas Kesehatan")]),
    (
        "Kepala Dinas Koperasi, Perindustrian, dan Perdagangan (Diskopindag) Kota Malang, Eko Sri, S.E., M.M. menjelaskan",
        [("Eko Sri", "Kepala Dinas Koperasi, Perindustrian, dan Perdagangan (Diskopindag) Kota Malang")],
    ),
    (
        "Kepala Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman (DPUPRPKP) Kota Malang, Dandung, S.T., M.T., mengatakan",
        [("Dandung", "Kepala Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman (DPUPRPKP) Kota Malang")],
    ),
    ("Kepala Subbagian Umum BP2D, Hari Subekti, SE., MM, menjelaskan", [("Hari Subekti", "Kepala Subbagian Umum BP2D")]),
    ("Kapolresta Malang Kota Kombes Pol. Danang, S.I.K. hadir", [("Danang", "Kapolresta Malang Kota")]),
    ("Kapolsek Lowokwaru AKP Anton Widodo hadir", [("Anton Widodo", "Kapolsek Lowokwaru")]),
    ("Lurah Oro-oro Dowo Endang Sri, S.Sos hadir", [("Endang Sri", "Lurah Oro-oro Dowo")]),
    ("Camat Kepulauan Sangkarrang Hj. Hasnawati, S.Pd hadir", [("Hasnawati", "Camat Kepulauan Sangkarrang")]),
    ("Kata Lurah setempat, Dwi Hastuti, S.Sos, kemarin", [("Dwi Hastuti", "Lurah")]),
    ("Ketua RT 03 RW 05 Kelurahan Penanggungan, Pak Juli, membenarkan.", [("Juli", "Ketua RT 03 RW 05 Kelurahan Penanggungan")]),
    ("Ketua Paguyuban Cikar Nusantara, Sukirno, menyiapkan", [("Sukirno", "Ketua Paguyuban Cikar Nusantara")]),
    ("Ketua Himpunan Pedagang Pasar Dinoyo Zainul Muttaqin menyambut", [("Zainul Muttaqin", "Ketua Himpunan Pedagang Pasar Dinoyo")]),
    ("Kepala SDN Kauman 1 Malang, Siti Fatimah, S.Pd, bersyukur.", [("Siti Fatimah", "Kepala SDN Kauman 1 Malang")]),
    ("Kasi Trantib Kecamatan Klojen Anton Viera ikut.", [("Anton Viera", "Kasi Trantib Kecamatan Klojen")]),
    ("Manajer Arema FC Ruddy Widodo hadir.", [("Ruddy Widodo", "Manajer Arema FC")]),
    ("Ketua panitia, Mei Lestari, menambahkan", [("Mei Lestari", "Ketua panitia")]),
    ("anggota Komisi B DPRD Kota Malang Imam Baidowi, SH menegaskan", [("Imam Baidowi", "anggota Komisi B DPRD Kota Malang")]),
    # the office behind the name
    ("Hj. Siti Mutmainah, Ketua RT 05 RW 11, menyampaikan", [("Siti Mutmainah", "Ketua RT 05 RW 11")]),
    ("Letkol Arm. Sinaga Parulian, Dandim 0833 Kota Malang, menimpali", [("Sinaga Parulian", "Dandim 0833 Kota Malang")]),
    ("Erik Setyo, S.T., M.T., Sekretaris Daerah Kota Malang, menuturkan", [("Erik Setyo", "Sekretaris Daerah Kota Malang")]),
    ("Ir. Suparmono, MM selaku Kepala Dinas Pertanian menyampaikan", [("Suparmono", "Kepala Dinas Pertanian")]),
    ("Gus Sofwan Hadi, Pengasuh Pondok Pesantren Nurul Iman, mengingatkan", [("Sofwan Hadi", "Pengasuh Pondok Pesantren Nurul Iman")]),
    ("Menurut Kasiyan, Ketua RW 05, sampah datang dari hulu.", [("Kasiyan", "Ketua RW 05")]),
    (
        "Retno Palupi, S.Kom (Kepala Seksi Pelayanan Informasi Dinas Kominfo Kota Malang) menghitung",
        [("Retno Palupi", "Kepala Seksi Pelayanan Informasi Dinas Kominfo Kota Malang")],
    ),
    ("Lutfiah, sang sutradara yang juga Ketua OSIS SMAN 11 Malang.", [("Lutfiah", "Ketua OSIS SMAN 11 Malang")]),
    (
        "Kepala Unit Transfusi Darah PMI Kota Malang dr. Seruni Ambarwati hadir",
        [("Seruni Ambarwati", "Kepala Unit Transfusi Darah PMI Kota Malang")],
    ),
    (
        "Sulthon Nasir, Kepala Seksi Pengawasan Barang Beredar pada Bidang Perdagangan Dinas Koperasi Kota Malang, menjamin",
        [("Sulthon Nasir", "Kepala Seksi Pengawasan Barang Beredar pada Bidang Perdagangan Dinas Koperasi Kota Malang")],
    ),
    ("Menteri Dalam Negeri Tito Karnavian hadir", [("Tito Karnavian", "Menteri Dalam Negeri")]),
    # what the story shows elsewhere, and where names of places end
    ("Warga Lenteng Agung mengaku. Lurah Lenteng Agung Susan Zulkifli hadir.", [("Susan Zulkifli", "Lurah Lenteng Agung")]),
    ("Lurah Duri Kosambi, Cengkareng, Jakarta Barat, Irwan Alamsyah, hadir.", [("Irwan Alamsyah", "Lurah Duri Kosambi")]),
    ("Rapat dipimpin Camat Gondang.", []),
    ("Kepala Bulog Kalsel, Muhammad Imron menjamin stok.", [("Muhammad Imron", "Kepala Bulog Kalsel")]),
    (
        "Kepala Stasiun Meteorologi Maritim Tanjung Emas Retno Palupi hadir. “Waspada,” jelas Retno.",
        [("Retno Palupi", "Kepala Stasiun Meteorologi Maritim Tanjung Emas")],
    ),
    (
        "Wali Kota dan Wakil Wali Kota Malang Sutiaji dan Sofyan Edi Jarwoko berpamitan.",
        [("Sutiaji", "Wali Kota Malang"), ("Sofyan Edi Jarwoko", "Wakil Wali Kota Malang")],
    ),
    (
        "Hadir Camat Blimbing dan Lurah Purwodadi, masing-masing Sri Handono dan Sri Mulyati.",
        [("Sri Handono", "Camat Blimbing"), ("Sri Mulyati", "Lurah Purwodadi")],
    ),
    ("Direktur RSUD dr. Saiful Anwar Malang dr. Kohar Hari hadir.", [("Kohar Hari", "Direktur RSUD dr. Saiful Anwar Malang")]),
    ("Danrem 083/Bdj Kolonel Inf Yudhi Prasetiyo hadir.", [("Yudhi Prasetiyo", "Danrem 083/Bdj")]),
    ("Manajer Humas KAI Daop 8 Surabaya Luqman Arif menambahkan kereta.", [("Luqman Arif", "Manajer Humas KAI Daop 8 Surabaya")]),
    (
        "Juni Hartatik, Kepala Bidang Olahraga Disporapar Kota Malang, hadir.",
        [("Juni Hartatik", "Kepala Bidang Olahraga Disporapar Kota Malang")],
    ),
    ("Muhammad Trisna, SH ditetapkan sebagai Ketua sementara DPRD Kota Malang.", [("Muhammad Trisna", "Ketua sementara DPRD Kota Malang")]),
    ("Istri Wali Kota Malang H. Wardoyo Kertanegara, Laila Kertanegara, hadir", [("Wardoyo Kertanegara", "Wali Kota Malang")]),
    # an office said of the one just named
    (
        "Giliran Sri Rejeki angkat bicara. “Tengkulaknya juga main,” sela Ketua Kelompok Wanita Tani Melati itu.",
        [("Sri Rejeki", "Ketua Kelompok Wanita Tani Melati")],
    ),
    (
        "Salat dipimpin KH. Baharuddin. Ketua Takmir Masjid Agung Jami tersebut berpesan.",
        [("Baharuddin", "Ketua Takmir Masjid Agung Jami")],
    ),
    ("“Kami tunggu,” terang Lurah Manggar Baru. Lurah bernama Fitriani Basri itu tersenyum.", [("Fitriani Basri", "Lurah Manggar Baru")]),
    # two offices of one
    (
        "Ketua TPID yang juga Sekretaris Daerah (Sekda) Kota Malang, Erwan, SH, menyebut",
        [("Erwan", "Ketua TPID"), ("Erwan", "Sekretaris Daerah (Sekda) Kota Malang")],
    ),
    (
        "Ketua TP PKK Kota Malang, Hj. Widayati, S.Sos, yang juga Bunda PAUD Kota Malang, mengajak",
        [("Widayati", "Ketua TP PKK Kota Malang"), ("Widayati", "Bunda PAUD Kota Malang")],
    ),
    # several in one sentence
    (
        "Hadir Wali Kota Malang Sutiaji, Ketua DPRD Kota Malang I Made Riandiana, Kapolresta Malang Kota AKBP Leo Sima, dan Camat Klojen.",
        [("Sutiaji", "Wali Kota Malang"), ("I Made Riandiana", "Ketua DPRD Kota Malang"), ("Leo Sima", "Kapolresta Malang Kota")],
    ),
    (
        "Wali Kota Batu Dewanti Rumpoko dan Bupati Malang H. Sanusi, M.M. menandatangani.",
        [("Dewanti Rumpoko", "Wali Kota Batu"), ("Sanusi", "Bupati Malang")],
    ),
    # names of institutions that nothing shows to be theirs, and heads of all kinds
    (
        "Kepala UPT Pengelolaan Stadion Gajayana, Heri Susilo Widagdo, hadir.",
        [("Heri Susilo Widagdo", "Kepala UPT Pengelolaan Stadion Gajayana")],
    ),
    ("Kepala UPT Pengelolaan Pasar Wilayah III Eko Yuliadi hadir.", [("Eko Yuliadi", "Kepala UPT Pengelolaan Pasar Wilayah III")]),
    (
        "Kepala Seksi Lalu Lintas Keimigrasian Kantor Imigrasi Kelas I TPI Malang, Faisal Riza, dan Kabid Trantib Satpol-PP Kota Malang Rahmad hadir.",
        [
            ("Faisal Riza", "Kepala Seksi Lalu Lintas Keimigrasian Kantor Imigrasi Kelas I TPI Malang"),
            ("Rahmad", "Kabid Trantib Satpol-PP Kota Malang"),
        ],
    ),
    (
        "Kepala UPT Bandara Abdulrachman Saleh Purwo Cahyo Widhiatmoko dan Direktur BPR Tugu Artha Sejahtera Nyimas Nunin hadir.",
        [("Purwo Cahyo Widhiatmoko", "Kepala UPT Bandara Abdulrachman Saleh"), ("Nyimas Nunin", "Direktur BPR Tugu Artha Sejahtera")],
    ),
    (
        "Komandan Korem 083/Baladhika Jaya, Kolonel Inf Parlin, Dandenpom V/3 Malang Letkol Kukuh, Ketua Persit Kartika Chandra Kirana"
        " Cabang XLVI, Ny. Ratna Heru, hadir.",
        [
            ("Parlin", "Komandan Korem 083/Baladhika Jaya"),
            ("Kukuh", "Dandenpom V/3 Malang"),
            ("Ratna Heru", "Ketua Persit Kartika Chandra Kirana Cabang XLVI"),
        ],
    ),
    (
        "General Manager Witel Jatim Selatan Malang, Nuril Huda, Sales Branch Manager Pertamina Rayon V Malang, Ahmad Noer, Branch Manager BRI"
        " Martadinata Malang, Widyo Aji, hadir.",
        [
            ("Nuril Huda", "General Manager Witel Jatim Selatan Malang"),
            ("Ahmad Noer", "Sales Branch Manager Pertamina Rayon V Malang"),
            ("Widyo Aji", "Branch Manager BRI Martadinata Malang"),
        ],
    ),
    (
        "Sekretaris DPD Partai Golkar Kota Malang Suryadi, Irban Wilayah II Inspektorat Daerah Endang, Pengawas SD Kecamatan Sukun Lilik hadir.",
        [
            ("Suryadi", "Sekretaris DPD Partai Golkar Kota Malang"),
            ("Endang", "Irban Wilayah II Inspektorat Daerah"),
            ("Lilik", "Pengawas SD Kecamatan Sukun"),
        ],
    ),
    (
        "Ketua Lembaga Penelitian dan Pengabdian kepada Masyarakat (LPPM) UB, Luchman Asrori, dan Wakil Ketua Bidang Pembinaan Anggota Muda"
        " Kwarcab Kota Malang, Kak Subur, hadir.",
        [
            ("Luchman Asrori", "Ketua Lembaga Penelitian dan Pengabdian kepada Masyarakat (LPPM) UB"),
            ("Subur", "Wakil Ketua Bidang Pembinaan Anggota Muda Kwarcab Kota Malang"),
        ],
    ),
    (
        "Kepala Balai Besar Prof. Dr. Soeharso Surakarta, Eva Rahmi Kasim, dan Plt Kadinsos-P3AP2KB Kota Malang Donny hadir.",
        [("Eva Rahmi Kasim", "Kepala Balai Besar Prof. Dr. Soeharso Surakarta"), ("Donny", "Kadinsos-P3AP2KB Kota Malang")],
    ),
    # where an institution ends is told by the comma, by what stands behind, by the words that only some have
    (
        "Kabid Hubungan Industrial dan Jaminan Sosial Disnaker-PMPTSP Kota Malang, Carter Wira, dan Komisioner Komisi Yudisial Joko Sasmita hadir.",
        [
            ("Carter Wira", "Kabid Hubungan Industrial dan Jaminan Sosial Disnaker-PMPTSP Kota Malang"),
            ("Joko Sasmita", "Komisioner Komisi Yudisial"),
        ],
    ),
    ("Kabid Tebing Curam dan Lereng, Hizbul Wathan, menjelaskan.", [("Hizbul Wathan", "Kabid Tebing Curam dan Lereng")]),
    ("Direktur PT Matahari Putra Makmur, Lilik Subiyanto, hadir.", [("Lilik Subiyanto", "Direktur PT Matahari Putra Makmur")]),
    (
        "Camat Medan Maimun Almuqarrom Natapradja, Raja Negeri Soya sebelumnya, Rido Rehatta, dan Pelatih voli pasir, Koko Prasetyo, hadir.",
        [
            ("Almuqarrom Natapradja", "Camat Medan Maimun"),
            ("Rido Rehatta", "Raja Negeri Soya"),
            ("Koko Prasetyo", "Pelatih voli pasir"),
        ],
    ),
    (
        "Regional CEO BNI Wilayah 18 Malang, Roby Kristian, Kajari Bone Bolango Edy Winarto, Ketua IBI Cabang Kota Malang, Bdn. Naning, hadir.",
        [
            ("Roby Kristian", "Regional CEO BNI Wilayah 18 Malang"),
            ("Edy Winarto", "Kajari Bone Bolango"),
            ("Naning", "Ketua IBI Cabang Kota Malang"),
        ],
    ),
    ("Kepala Dinas Sosial Rawit Kusuman, Budi Santoso, dan Ani hadir.", [("Rawit Kusuman", "Kepala Dinas Sosial")]),
    ("Wali Kota Malang Wahyudin Salam, Budi Santoso, menyambut tamu.", [("Wahyudin Salam", "Wali Kota Malang")]),
    (
        "Sr. Maria Goretti, SPM, Kepala SD Katolik Santa Bernadet, mengirim guru. Wakil Bupati KH MB Firjaun Hamid hadir.",
        [("Maria Goretti", "Kepala SD Katolik Santa Bernadet"), ("MB Firjaun Hamid", "Wakil Bupati")],
    ),
    (
        "Kepala Balai Besar Wilayah Sungai Brantas Hendra Kusbandi dan Kepala Balai Besar Taman Nasional Bromo Tengger Semeru Rudi hadir."
        " Kepala Kantor Kesyahbandaran dan Otoritas Pelabuhan Tanjung Perak Wiratno hadir.",
        [
            ("Hendra Kusbandi", "Kepala Balai Besar Wilayah Sungai Brantas"),
            ("Rudi", "Kepala Balai Besar Taman Nasional Bromo Tengger Semeru"),
            ("Wiratno", "Kepala Kantor Kesyahbandaran dan Otoritas Pelabuhan Tanjung Perak"),
        ],
    ),
    (
        "Lurah Pisang Candi Endah, Konsul Jenderal Jepang di Surabaya, Takeyama Kenji, Ketua Pimpinan Daerah Aisyiyah Kota Malang Rukmini, dan"
        " Ketua Komisi Guru Besar Senat UM, Prof. Punadji, hadir.",
        [
            ("Endah", "Lurah Pisang Candi"),
            ("Takeyama Kenji", "Konsul Jenderal Jepang di Surabaya"),
            ("Rukmini", "Ketua Pimpinan Daerah Aisyiyah Kota Malang"),
            ("Punadji", "Ketua Komisi Guru Besar Senat UM"),
        ],
    ),
    (
        "Danbrigif Para Raider 18/Trisula Kostrad, Kolonel Inf Boga, memberi hormat. Kombes Budi mendapat tugas baru sebagai"
        " Wadirreskrimum Polda Jatim. Ketua tim penggerak PKK kelurahan, Yuliana Dewi, dan Sekprov Andi Arsjad hadir.",
        [
            ("Boga", "Danbrigif Para Raider 18/Trisula Kostrad"),
            ("Budi", "Wadirreskrimum Polda Jatim"),
            ("Yuliana Dewi", "Ketua tim penggerak PKK kelurahan"),
            ("Andi Arsjad", "Sekprov"),
        ],
    ),
    ("Saksi pertama, Agus Subyantoro, hadir. Calon saksi berikutnya adalah Kepala Dispora.", []),
    ("Tabrakan terjadi di depan SMA Panglima Sudirman, Malang.", []),
    (
        "Ketua Yayasan Keadilan Tragedi Kanjuruhan (YKTK), Devi Athok, dan Kanitreskrim Polsek Klojen, Iptu Agung, hadir bersama Kepala Stasiun"
        " Meteorologi Maritim Ambon Ashar Kadar dan Kepala SMA Katolik Santo Albertus Wiratno Hadi.",
        [
            ("Devi Athok", "Ketua Yayasan Keadilan Tragedi Kanjuruhan (YKTK)"),
            ("Agung", "Kanitreskrim Polsek Klojen"),
            ("Ashar Kadar", "Kepala Stasiun Meteorologi Maritim Ambon"),
            ("Wiratno Hadi", "Kepala SMA Katolik Santo Albertus"),
        ],
    ),
    (
        "Ketua BPD Wonokerto, Sapuan, membenarkan. Ketua Pembina Yayasan Unisma, Tolchah Mansur, dan Sekretaris Kabinet Pramono hadir. Ketua tim"
        " pemenangan paslon satu, Moreno Suprapto, diam. Wakil Komandan Satgas Slamet, Ketua Tim Kurator Galeri Nasional Rizal, dan Wakil"
        " Sekretaris DPD Golkar Jatim Wiratno pulang.",
        [
            ("Sapuan", "Ketua BPD Wonokerto"),
            ("Tolchah Mansur", "Ketua Pembina Yayasan Unisma"),
            ("Pramono", "Sekretaris Kabinet"),
            ("Moreno Suprapto", "Ketua tim pemenangan paslon satu"),
            ("Slamet", "Wakil Komandan Satgas"),
            ("Rizal", "Ketua Tim Kurator Galeri Nasional"),
            ("Wiratno", "Wakil Sekretaris DPD Golkar Jatim"),
        ],
    ),
    (
        "Kepala Pos Pengamatan Gunung Api Semeru di Gunung Sawur, Liswanto Hadi, mencatat. Kabintaldam V/Brawijaya Kolonel Caj Zaeni dan Ketua Tim"
        " Pengkaji dan Peneliti Gelar Daerah Kota Malang, R. Edy, hadir. Ketua panitia pilkades, Jumari, diam.",
        [
            ("Liswanto Hadi", "Kepala Pos Pengamatan Gunung Api Semeru di Gunung Sawur"),
            ("Zaeni", "Kabintaldam V/Brawijaya"),
            ("Edy", "Ketua Tim Pengkaji dan Peneliti Gelar Daerah Kota Malang"),
            ("Jumari", "Ketua panitia pilkades"),
        ],
    ),
    # offices that change hands
    (
        "Prayitno Adi digeser dari Camat Kedungkandang menjadi Kepala Pelaksana BPBD, sedangkan Fahmi Fauzan menjadi Camat Kedungkandang.",
        [
            ("Prayitno Adi", "Camat Kedungkandang"),
            ("Prayitno Adi", "Kepala Pelaksana BPBD"),
            ("Fahmi Fauzan", "Camat Kedungkandang"),
        ],
    ),
    (
        "Tri Oky yang sebelumnya Camat Blimbing kini menjabat Kepala Bagian Umum. Posisi Camat Blimbing diisi Yuke Siswanti, S.STP., M.AP.",
        [("Tri Oky", "Camat Blimbing"), ("Tri Oky", "Kepala Bagian Umum"), ("Yuke Siswanti", "Camat Blimbing")],
    ),
    (
        "Mutasi itu menyasar lurah. Hendra Wijaya, dari Lurah Kasin menjadi Sekretaris Camat Klojen. Kepala Dinas Sosial kini dijabat drg. Prita.",
        [("Hendra Wijaya", "Lurah Kasin"), ("Hendra Wijaya", "Sekretaris Camat Klojen"), ("Prita", "Kepala Dinas Sosial")],
    ),
    ("Ratna Dewi menggantikan Budi Santosa sebagai Camat Sukun.", [("Ratna Dewi", "Camat Sukun"), ("Budi Santosa", "Camat Sukun")]),
    (
        "Serah terima jabatan Kapolsek Sukun dari Kompol Suyoto kepada AKP Nanang digelar.",
        [("Suyoto", "Kapolsek Sukun"), ("Nanang", "Kapolsek Sukun")],
    ),
    (
        "Jabatan Camat Sukun yang ditinggalkan Budi Santosa kini diisi Ratna Dewi.",
        [("Budi Santosa", "Camat Sukun"), ("Ratna Dewi", "Camat Sukun")],
    ),
    ("Sebelumnya Camat Sukun Budi Santosa meninjau lokasi.", [("Budi Santosa", "Camat Sukun")]),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_pairs(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(each.name, each.office) for each in people([text])] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Kegiatan dihadiri istri Wali Kota Malang Widayati Sutiaji dan para camat.",
        "Calon Wali Kota Malang Moch. Anton mendaftar ke KPU.",
        "Mewakili Wali Kota Malang, Diah Ayu membuka acara.",
        "Akhirnya, Wali Kota Malang memutuskan hal itu.",
        "Di Balai Kota Malang, Wali Kota Malang menyambut tamu.",
        "Rapat dipimpin Sekretaris Daerah Kota Malang, Kamis (2/3/2023), di Ruang Sidang.",
        "Peraturan Wali Kota Malang Nomor 10 Tahun 2020",
        "Piala Wali Kota Malang Open digelar. Ketua Pokdarwis hadir.",
        "Wali Kota Malang itu tertawa. Sutiaji menyusul.",
        "Pohon tumbang di Jalan Panglima Sudirman, Budi Santoso mengatakan hal itu.",
        "Putri almarhum Wali Kota Malang menyambut di makam.",
        "Kepala Dinas Kesehatan Kota Malang, Jawa Timur, hadir bersama Forkopimda.",
        "Tujuh kepala keluarga (KK) mengungsi. Menteri PANRB menyurati.",
        "Dinas Kesehatan Kota Malang dan Kantor Kecamatan Klojen bekerja sama.",
        "",
    ],
)
def test_nobody(text: str) -> None:
    assert people([text]) == ()


@pytest.mark.parametrize(
    ("text", "acting", "former"),
    [
        ("Pj Wali Kota Malang Wahyu Hidayat hadir.", "Pj", False),
        ("Penjabat (Pj.) Wali Kota Malang Wahyu Hidayat hadir.", "Pj", False),
        ("Penjabat Sementara (Pjs) Wali Kota Malang Wahyu Hidayat hadir.", "Pjs", False),
        ("Plt.Wali Kota Malang dr.Wahyu Hidayat hadir.", "Plt", False),
        ("Pejabat Sementara (Pjs.) Wali Kota Malang Wahyu Hidayat hadir.", "Pjs", False),
        ("Pejabat Wali Kota Malang Wahyu Hidayat hadir.", "Pj", False),
        ("Plt. Wali Kota Malang Wahyu Hidayat hadir.", "Plt", False),
        ("Hadir Wali Kota Malang terdahulu, Wahyu Hidayat.", None, True),
        ("Pelaksana Tugas (Plt) Wali Kota Malang Wahyu Hidayat hadir.", "Plt", False),
        ("Pelaksana Harian (Plh) Wali Kota Malang Wahyu Hidayat hadir.", "Plh", False),
        ("PLH Wali Kota Malang Wahyu Hidayat hadir.", "Plh", False),
        ("Wali Kota Malang Wahyu Hidayat hadir.", None, False),
        ("Mantan Wali Kota Malang Wahyu Hidayat hadir.", None, True),
        ("Hadir eks Wali Kota Malang Wahyu Hidayat.", None, True),
    ],
)
def test_standing_in(text: str, acting: str | None, former: bool) -> None:
    (found,) = people([text])
    assert (found.name, found.office, found.acting, found.former) == ("Wahyu Hidayat", "Wali Kota Malang", acting, former)


def test_who_moves_speaks_in_the_office_held_now() -> None:
    cast = Cast.of(["Imam Safii, yang sebelumnya Sekretaris Dinas Sosial, kini menjadi Camat Sukun."])
    assert [(each.office, each.former) for each in cast.people] == [("Sekretaris Dinas Sosial", True), ("Camat Sukun", False)]
    assert [one.office for one in cast.members] == ["Camat Sukun"]


def test_once_for_each_office_with_the_full_name() -> None:
    body = [
        "Sekda Wasto membuka acara.",
        "Sekretaris Daerah (Sekda) Kota Malang Drs. Wasto Prihambodo, SH., MH berpesan. Wasto lalu pamit.",
        "Dirinya yang juga menjabat Ketua TPID Kota Malang itu tertawa.",
    ]
    found = people(body)
    assert [(each.name, each.office, each.paragraph) for each in found] == [
        ("Wasto Prihambodo", "Sekretaris Daerah (Sekda) Kota Malang", 1),
        ("Wasto Prihambodo", "Ketua TPID Kota Malang", 2),
    ]
    assert found[0].printed == "Drs. Wasto Prihambodo, SH., MH"
    assert (found[0].honorifics, found[0].degrees) == (("Drs.",), ("SH.", "MH"))


def test_an_initial_is_spelled_out() -> None:
    body = ["Panen dihadiri Plt. Camat Mariso A. Mappasessu, S.STP, M.Si.", "“Bagus,” kata Andi Mappasessu."]
    (found,) = people(body)
    assert (found.name, found.printed) == ("Andi Mappasessu", "A. Mappasessu, S.STP, M.Si")


@pytest.mark.parametrize("word", ["Menurut", "Mas", "Mantan"])
def test_an_initial_is_no_word_that_stands_before_the_name(word: str) -> None:
    body = ["Operasi pasar dibuka Kepala Dinas Koperasi Kota Malang, Drs. M. Sailendra, S.T.", f"{word} Sailendra datang pagi."]
    assert [found.name for found in people(body)] == ["M. Sailendra"]


BODY = [
    "Wakil Wali Kota Malang Ir.H. Sofyan Edi Jarwoko bersama Kepala Dinas Kesehatan Kota Malang dr. Rinawati Utami hadir.",
    "Pria yang kerap disapa Abah Jenggot itu tertawa bersama Budi Santoso, Ketua RW 01, dan Agus Santoso, Ketua RW 02.",
    "Lurah Kasin Dewi Lestari menyusul. Sumiati (45) senang. Salah seorang pemilik toko, Go Tjan Liong, mengaku lega.",
]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sofyan Edi Jarwoko", "Sofyan Edi Jarwoko"),
        ("Sofyan", "Sofyan Edi Jarwoko"),
        ("Bung Edi", "Sofyan Edi Jarwoko"),
        ("Edi Jarwoko", "Sofyan Edi Jarwoko"),
        ("Wawali", "Sofyan Edi Jarwoko"),
        ("Wakil Wali Kota", "Sofyan Edi Jarwoko"),
        ("Wakil Walikota Malang", "Sofyan Edi Jarwoko"),
        ("Kadis", "Rinawati Utami"),
        ("Bu Rina", "Rinawati Utami"),
        ("dr. Rinawati", "Rinawati Utami"),
        ("Lurah Dewi", "Dewi Lestari"),
        ("Bu Lurah", "Dewi Lestari"),
        ("Budi", "Budi Santoso"),
        ("Sumiati", "Sumiati"),
        ("Liong", "Go Tjan Liong"),
        ("Santoso", None),
        ("Ketua RW", None),
        ("Wali Kota", None),
        ("Bambang", None),
    ],
)
def test_short_forms(words: str, name: str | None) -> None:
    member = Cast.of(BODY).resolve(words)
    assert (member.name if member else None) == name


@pytest.mark.parametrize(
    "told",
    [
        "Yayuk, demikian ia biasa dipanggil, hadir.",
        "Perempuan yang akrab disapa Yayuk itu hadir.",
        "Yayuk, sapaan akrabnya, hadir.",
        "Ia lebih dikenal sebagai Yayuk.",
    ],
)
def test_nicknames(told: str) -> None:
    cast = Cast.of([f"Kepala Puskesmas Gribig Sri Wahyuningtyas, S.Kep. membuka acara. {told}"])
    member = cast.resolve("Yayuk")
    assert member is not None
    assert member.name == "Sri Wahyuningtyas"


def test_hostile_text_stays_quick() -> None:
    for text in (
        "Kepala " * 4000,
        "Kepala Dinas, " * 3000,
        "Ketua Paguyuban A" * 2000,
        "Budi, Ketua RW 01, " * 1500,
        "Kepala Seksi Wxy Zab " * 500,
        "(45) " * 4000,
        ", Ani Budi" * 3000,
        "Wali Kota " + "A" * 60 + "a",
    ):
        people([text])


OFFICES = (Path(__file__).parent / "offices-own.txt").read_text(encoding="utf-8").splitlines()
"""Offices of governments, police, army, courts, campuses, companies and organisations of all parts of the country, one a line."""


def test_an_office_ends_where_its_holder_begins() -> None:
    sentence = "Acara dibuka {}, Wiratno Kusbandi, yang datang pagi."
    read = {office: [(each.name, each.office) for each in people([sentence.format(office)])] for office in OFFICES}
    assert {office: told for office, told in read.items() if told != [("Wiratno Kusbandi", office)]} == {}


@pytest.mark.parametrize("office", ["Wakil Wali Kota", "Bupati", "Sekda Kabupaten"])
def test_every_town_ends_before_the_name(office: str) -> None:
    towns = {*named(), *(each.name for each in PLACES.values() if each.kind in {"kota", "kabupaten"})}
    read = {town: [each.name for each in people([f"{office} {town} Hendrik Saputra membuka acara."])] for town in towns}
    wrong = {town for town, names in read.items() if names != ["Hendrik Saputra"]}
    assert wrong <= {"Bima", "Karo", "Kaur", "Kep. Siau Tagulandang Biaro"}  # words of offices, a first name, an abbreviation


NAMES = """
    Togar Manurung, Rotua br. Purba, Jhonson Nababan, Andi Sudirman Sulaiman, Besse Marlina, Karaeng Lewa, Mahyeldi Ansharullah, Zul Elfian,
    I Nyoman Giri Prasta, Ni Putu Putri Suastini, Anak Agung Gde Agung, Tjokorda Oka Sukawati, Kwik Kian Gie, Go Bie Hiang, Oey Hay Djoen,
    Alwi bin Shihab, Umar al Haddad, Lukas Enembe, Yan Permenas Mandenas, Naomi Netty Howay, Teras Narang, Lasarus, Uu Ruzhanul Ulum,
    Cellica Nurrachadiana, Olly Dondokambey, Sutiaji, Whisnu Sakti Buana, Moh. Ramdhan Pomanto, A. Fathoni, St. Suhariani, Budi, Mentari,
    Jaya Suprana, Bintang Puspayoga, Gembira Ginting, Dharma Oratmangun, Mas Ayu Rahmani, FX Hadi Rudyatmo, Bambang DH Suyono, Mahfud MD,
    Haryadi S. Triwibowo, Dedie A. Rachim, Sowa’a Laoli, Yohanes Ada’ Lebang, La Ode Safiun, Wa Ode Nuraini
"""
"""Names of all parts of the country."""


@pytest.mark.parametrize(
    "office",
    [
        *(
            "Wali Kota Malang",
            "Wakil Bupati Gowa",
            "Kepala Dinas Kesehatan Kota Semarang",
            "Kadis Perhubungan Makassar",
            "Plt. Kepala Bappeda",
        ),
        *(
            "Ketua RW 03 Kelurahan Kasin",
            "Ketua DPRD Kota Banjarmasin",
            "Rektor Universitas Brawijaya",
            "Juru Bicara Satgas Covid-19",
            "Mendagri",
        ),
        *("Direktur Utama Perumda Tugu Tirta", "Kasi Trantib Kecamatan Sukun", "Kepala Balai Besar POM di Surabaya"),
    ],
)
def test_a_name_begins_behind_the_office(office: str) -> None:
    for name in (each.strip() for each in NAMES.replace("\n", " ").split(",")):
        told = people([f"{office} {name} membuka acara."])
        wanted = name.removeprefix("Mas ")
        assert [each.name for each in told] == [wanted], f"{office} {name}"
