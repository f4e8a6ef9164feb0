"""The words an office is made of: what goes on an office, and where a name can begin.

`Kepala Dinas Kesehatan Husnul Muarif` has no comma between office and name; only the words tell. Lists, and for the
nouns of administration a shape (`Pemberdayaan`, `Rehabilitasi`), which no name has.
"""

import re
from functools import lru_cache
from typing import Final

from scraper.extract.markup import names as table
from scraper.extract.towns import TOWNS

_WORDS: Final = table("""
    Dinas Badan Bagian Bidang Kantor Sekretariat Inspektorat Satuan Seksi Subbagian Subbidang Sub Subbag Subbid Unit UPT UPTD
    Pelaksana Teknis Biro Balai Besar Pusat Cabang Divisi Direktorat Jenderal Deputi Instalasi Loka Lembaga Komisi Komite Dewan
    Fraksi Panitia Tim Kelompok Forum Pansus Satgas Tugas Gugus Organisasi Perangkat Daerah Kota Kabupaten Provinsi Wilayah
    Kecamatan Kelurahan Desa Negara Nasional Republik Kelas Indonesia Pemerintah Pemkot Pemkab Pemprov Umum Khusus Kesehatan
    Pendidikan Kebudayaan Kepemudaan Olahraga Pariwisata Lingkungan Hidup Sosial Tenaga Kerja Transmigrasi Penanaman Modal
    Perizinan Terpadu Satu Pintu Pelayanan Publik Koperasi Usaha Mikro Kecil Menengah UKM Perindustrian Perdagangan Perhubungan
    Komunikasi Informatika Persandian Statistik Pekerjaan Penataan Ruang Perumahan Kawasan Permukiman Pemukiman Kebakaran Pemadam
    Penanggulangan Bencana Ketahanan Pangan Pertanian Peternakan Perikanan Kelautan Perkebunan Kehutanan Kependudukan Catatan
    Sipil Pencatatan Perpustakaan Arsip Kearsipan Pemberdayaan Perempuan Perlindungan Anak Pengendalian Penduduk Keluarga
    Berencana Masyarakat Pendapatan Pajak Pengelola Keuangan Aset Kepegawaian Pengembangan Sumber Daya Manusia Perencanaan
    Pembangunan Penelitian Kesatuan Bangsa Politik Polisi Pamong Praja Pasar Kebersihan Pertamanan Pemakaman Pengawasan Bangunan
    Hukum Hak Asasi Humas Protokol Pemerintahan Ekonomi Perekonomian Kesejahteraan Rakyat Kesra Administrasi Pimpinan Kerjasama
    Sama Ketertiban Ketenteraman Ketentraman Penegakan Perundang-undangan Perundang-Undangan Peraturan Tata Usaha Sarana Prasarana
    Mutu Guru Dasar Nonformal Penyakit Pencegahan Pemberantasan Farmasi Alat Gizi Bina Marga Cipta Karya Drainase Jalan Jembatan
    Lalu Lintas Angkutan Parkir Terminal Penerangan Logistik Kedaruratan Darurat Rehabilitasi Rekonstruksi Kesiapsiagaan Perkotaan
    Infrastruktur Promosi Destinasi Industri Kreatif Ekraf Kesenian Seni Budaya Sejarah Cagar Museum Permuseuman Mobilitas
    Produktivitas Hubungan Industrial Hortikultura Tanaman Penyuluhan Veteriner Hewan Ternak Kesmavet Distribusi Konsumsi Data
    Informasi Aplikasi Layanan E-Government Teknologi Persampahan Limbah Konservasi Keanekaragaman Hayati Terbuka Hijau Kebijakan
    Anggaran Akuntansi Perbendaharaan Penagihan Pemeriksaan Penetapan Pembukuan Pelaporan Evaluasi Pengaduan Penyelesaian Sengketa
    Reklame Mutasi Disiplin Kinerja Diklat Perusahaan Air Minum Bersih Listrik Rumah Sakit Jiwa Puskesmas Klinik Laboratorium
    Sekolah Negeri Swasta Madrasah Universitas Institut Politeknik Akademi Fakultas Jurusan Program Studi Rektorat Ilmu Teknik
    Kedokteran Bisnis Agama Islam Kristen Katolik Hindu Buddha Konghucu Wakaf Zakat Haji Umrah Penyelenggara Penyelenggaraan
    Pemilihan Pemilu Pengawas Kejaksaan Pengadilan Tinggi Militer Kepolisian Resor Sektor Lantas Lalulintas Reskrim Samapta Binmas
    Intelkam Narkoba Komando Distrik Rayon Angkatan Darat Laut Udara Penggerak Dharma Persatuan Bhayangkari Persit Gabungan Ikatan
    Himpunan Asosiasi Perhimpunan Perkumpulan Paguyuban Komunitas Yayasan Kamar Dagang Pengusaha Wartawan Jurnalis Notaris Dokter
    Bidan Perawat Apoteker Insinyur Arsitek Petani Nelayan Pedagang Tani Buruh Pemuda Pelajar Mahasiswa Karang Taruna Pramuka
    Kwartir Ranting Kerukunan Umat Beragama Ulama Majelis Takmir Pengurus Pos Penyuluh Rukun Tetangga Warga Kader Posyandu Lansia
    Balita Bank Sampah Koordinator Koordinasi Pengendali Inflasi Percepatan Penurunan Stunting Pelaksanaan Kampung Tangguh Otonomi
    Pembantuan Pengadaan Barang Jasa Ahli Kemasyarakatan Pertanahan Agraria Perseroan Terbatas Direksi Operasional Niaga Pemasaran
    Utama Regional Perwakilan Meteorologi Klimatologi Geofisika Stasiun Kereta Api Bandara Pelabuhan Bea Cukai Imigrasi
    Pemasyarakatan Lapas Rutan Ketenagakerjaan Dapil Kehormatan Legislasi Musyawarah Keprotokolan Pertahanan Keamanan Siber Sandi
    Sensus Menteri Reformasi Birokrasi Pendayagunaan Aparatur Dalam Luar Investasi Riset Wali Walikota Gubernur Bupati Presiden
    Sarpras Tingkat Wanita Panti Asuhan Taman Hotel Restoran Jemaat Gereja Klasis Keuskupan Paroki Vihara Pura Masjid Musala
    Banjar Adat Subak Nagari Gampong Jorong Dusun Lorong Pondok Pesantren Santri Hari Festival Lomba Kirab Kemahasiswaan Akademik
    Kerohanian Siswa Alumni Kurikulum Kesiswaan Klub Sanggar Teater Padepokan Ranperda Disabilitas Kepatuhan Vaksinasi Keliling
    Perhimpunan Kompetensi Kemerdekaan Upacara Peringatan Harian Surveilans Imunisasi Transfusi Darah Medis Intelijen Pidana
    Perdata Fisika Kimia Matematika Biologi Bahasa Sastra Baru Kaler Kidul Wetan Kulon Lor Penmad Intelektual Pramuka Operasi
    Rescue Ambulans Posko Relawan Beredar Langgar Surau Purna Paskibraka Paskibra Kendaraan Bermotor Bulog Pertamina Telkom
    Sumberdaya Makmur Sejahtera Mandiri Sentosa Bersatu Maju Barokah Berkah Gapoktan Proyek Pansus Instalasi Stroke Politik
    Lapangan Layanan Gizi Meteorologi Pelindo Perhutani Serikat Cabang
    Kedutaan Atletik Sepak Bola Catur Damkar Damkarmat Gulkarmat Linmas Trantib Tramtib Trantibum Labfor Lalin Rekam Medik Keperawatan
    Kebidanan IGD ICU Communication Communications Relations Relation Marketing Sales Public Corporate Affairs Officer Executive Operation
    Operations Business Development Human Resources Supervisor Secretary External Internal Government General Kominfo Capil Dukcapil
    Pora Porapar Perkim Kesbangpol Prokopim Prokompim Ekbang Ekobang Kesra Pemkesra Kepsek
    Partai Stadion GOR Rusunawa Rusun Makam Gedung Kebun Sentra Rest Area Witel Datel Daop Divre Regional Telkom Telkomsel Keimigrasian
    Kwarcab Kwarda Kwarran Alun-Alun Wisata Kuliner Sanitasi Pengolahan Rumija TPA TPS3R Metrologi Legal
    Adbang Adminduk Adpum Agribisnis Airud Aisyiyah Ambulan Anestesi Ansor Antikorupsi Apindo Apotek Aptika Arsitektur Askab
    Askot Asprov Asuransi Avsec Baca Bagops Bagren Bagsumda Balap Banser Bansos Bantuan Basket Bedah Benih Bibit Biliar Bimas Bimker
    Binadik Brimob Budidaya Cadangan Dafduk Dakwah Dalmas Damri Danau Datin Datun Dayasos Dayung Dekenat Densus Depo Deposit Digital
    Dikdas Dikmas Dikmen Dikyasa Doktor Edukasi Ekosistem Ekspor Elektro Fakir Farmalkes Fatayat Filsafat Fispra Frekuensi Gakkum
    Gapensi Gas Gawat Gegana Giatja Grapari Gudang Gulat Hemodialisa Heritage Hibah Hilir Himpaudi Hipmi Hulu Humaniora Hutan Ikan
    Impor Inap Infokom Inkai Inkubator Inteldakim Intensif Inventaris Iwapi Jaminan Jantung Jatanras Judo Jurusita Kadin Kamsel
    Kamtib Kanca Kancab Kanwil Kapal Karantina Kas Kempo Kesling Kesmas Klaster Kloter Koleksi Komdigi Komnas Konseling Konstruksi
    Konsumen Korpri Kosgoro Kumuh Lab Lahan Laka Lalintalkim Lelang Linjamsos Litbang Magister Makro Manajemen Media Mediasi Medsos
    Menembak Mesin Minat Mineral Minyak Miskin Muhammadiyah Muslimat Naskah Neraca Obvit Ombudsman Ops Opsnal Organda Ormas Orta
    Pabean Paminal Pamobvit Panahan Panmud Pantai Paru Patra Patwal Pelni Pencak Pengcab Pengkab Pengkot Pengprov Pensiun Penyidik
    Pepabri Peradi Perbasi Percasi Perpani Perwosi Pesisir Piak Pidsus Pidum Pokmas Polairud Poldagri Pontren Potensi Prodi Produksi
    Promkes Propam Proteksi Provos Psikologi Pupuk Pusaka Radar Rawa Rawat Regident Rehsos Religi Renang Reproduksi Resmob Retribusi
    Rupbasan Sabhara Sains Samsat Saraf Sarjana Satbrimob Satelit Satintelkam Satreskoba Satresnarkoba Satsamapta Selam Senam Senkom
    Sepeda Silat Sinode Smart Sosbud Startup Subdivre Sumda Sungai Swadaya Syahbandar Syariah Taekwondo Tagana Tambang Tangkap Tapem
    Tarbiyah Tarung Taspen Tenis Tertib Tikim Tinju Tipidter Tipidum Tipikor Tower Tradisi Turjawali Ushuluddin Vokasi Voli Waduk
    Walubi Wasbang Waskon Wassidik Wilker Wushu Yankes Yanmed Yudisial Zawa Ziarah
    Peneliti Pengkaji Gelar Galeri Obat Makanan Domestik Aliran Subtropika Sayuran Pemanis Mahkamah Konstitusi Korupsi Komisariat
    Apersi Pekerja Seluruh Reserse Kriminal Zeni Tempur Infanteri Kavaleri Artileri Arhanud Armed Batalyon Batalion Kompi Resimen
    Kostrad Kopassus Marinir Lanud Lanal Lantamal Polinema Unisma Unmer Unikama Unair Unej Undip Unpad Unhas Unesa Unnes Unsoed
    Untag Unitri Unidha Ubaya Cendekiawan Ideologi Karakter Corruption Watch Institute Foundation Community Club Center Centre
    Elpiji Gempa Bumi Tsunami Senat Hoc Kejati Polairud Angkatan Kesyahbandaran Aksi Kolektif Perempuan Difabel Disabel Pramusapa
    Kafe Kopi Buah Rindam Pusdik Apeksi Apkasi Adeksi Adkasi Asosiasi Maritim Kelautan Mitigasi Evakuasi Island Beach Resort Park
    Square Plaza Creative Fusion Fashion Coffee Rescue Squad Kabinet Jatimbalinus Gender Geologi Menular Pers Juri Kajian Permabudhi
    Puskopti Primkopti Setwan Perajin Pengrajin Penilai Perencana Penyandang Penggiat Pegiat Pemandu Peternak Penjual Pengemudi
    Pelaku Penulis Perantau Pembudidaya Pembatik Penghuni Pencinta Pecinta Penyelamat Pensiunan Purnawirawan Purnatugas Narapidana
    Anak-Anak Golkar Tularan Vektor Zoonosis Jemaah Umroh Rohani Sanggar Seniman Pelukis Musisi Perupa Gamelan Karawitan Batik Tempe
    Keripik Kerajinan Mebel Rotan Gerabah
    Covid-19 COVID-19 Arema Persema Persebaya Persib Persija Persis PSIS PSIM PSM Persipura Persela Persik Persiba
""")
_SHAPE: Final = re.compile(
    r"(?:Pe|Ke|Ber)[a-z]{4,}an|[A-Z][a-z]{4,}(?:asi|isi|itas|ologi|nomi|onal|tika|grafi|uktur|isme|uksi|eksi|ensi)"
    r"|(?:Non|Pasca|Antar)[a-z]{4,}"
)
_NO_SHAPE: Final = table("""
    Kartika Kertika Cantika Swastika Kristian Pebrian Keenan Perdian Sartika Kurnasi Atika
""")

PLACES: Final = TOWNS | table("""
    Malang Klojen Blimbing Lowokwaru Kedungkandang Sukun Arjosari Balearjosari Bunulrejo Jodipan Kesatrian Pandanwangi Polehan
    Polowijen Purwantoro Purwodadi Arjowinangun Bumiayu Buring Cemorokandang Kotalama Lesanpuro Madyopuro Mergosono Sawojajar
    Tlogowaru Wonokoyo Bareng Gadingkasri Kasri Kasin Kauman Kiduldalem Oro-oro Oro-Oro Dowo Penanggungan Celaket Samaan Sukoharjo
    Dinoyo Jatimulyo Ketawanggede Merjosari Mojolangu Sumbersari Tasikmadu Tlogomas Tulusrejo Tunggulwulung Tunjungsekar
    Bakalankrajan Bandulan Bandungrejosari Ciptomulyo Gadang Karangbesuki Kebonsari Mulyorejo Pisangcandi Tanjungrejo Kayutangan
    Janti Rampal Mergan Kepanjen Singosari Lawang Dau Karangploso Pakis Tumpang Turen Wagir Batu Junrejo Bumiaji Jakarta Surabaya
    Sidoarjo Gresik Mojokerto Pasuruan Probolinggo Lumajang Jember Blitar Kediri Tulungagung Trenggalek Ponorogo Madiun Magetan
    Ngawi Bojonegoro Tuban Lamongan Nganjuk Jombang Bondowoso Situbondo Banyuwangi Bangkalan Sampang Pamekasan Sumenep Madura
    Pacitan Semarang Surakarta Solo Yogyakarta Sleman Bantul Magelang Salatiga Pekalongan Tegal Purwokerto Bandung Bogor Bekasi
    Depok Cirebon Sukabumi Tasikmalaya Banjarmasin Cimahi Tangerang Serang Cilegon Banten Medan Palembang Padang Pekanbaru Batam
    Jambi Bengkulu Lampung Aceh Makassar Manado Palu Kendari Gorontalo Ambon Ternate Jayapura Sorong Papua Maluku Sulawesi
    Jatim Jateng Jabar Sulut Sulsel Sultra Sulteng Sulbar Kalsel Kalteng Kaltim Kalbar Kaltara Sumut Sumbar Sumsel NTB NTT Babel
    Kepri DIY DKI Malut Bolmong Kotamobagu Bitung Tomohon Minahasa Bolaang Mongondow Parepare Palopo Bulukumba Bantaeng Jeneponto
    Takalar Gowa Maros Pangkep Barru Soppeng Wajo Sidrap Pinrang Enrekang Toraja Luwu Baubau Kolaka Konawe Muna Wakatobi Donggala
    Poso Morowali Banggai Tolitoli Mamuju Majene Polewali Mandar Banjarbaru Martapura Barito Tapin Tabalong Balangan Kotabaru
    Kotawaringin Kapuas Katingan Seruyan Lamandau Singkawang Sambas Bengkayang Landak Sanggau Sekadau Sintang Melawi Ketapang
    Kubu Bontang Kutai Kartanegara Paser Berau Nunukan Malinau Bulungan Binjai Tebingtinggi Pematangsiantar Tanjungbalai Sibolga
    Padangsidimpuan Deli Serdang Langkat Simalungun Asahan Labuhanbatu Tapanuli Nias Bukittinggi Payakumbuh Pariaman Solok
    Sawahlunto Padangpanjang Dharmasraya Agam Dumai Kampar Rokan Bengkalis Siak Pelalawan Indragiri Lubuklinggau Prabumulih
    Pagaralam Musi Ogan Muara Enim Lahat Metro Pringsewu Tanggamus Lhokseumawe Langsa Sabang Bireuen Pidie Cianjur Garut Ciamis
    Kuningan Majalengka Sumedang Indramayu Subang Purwakarta Karawang Pangandaran Lebak Pandeglang Kebumen Purworejo Wonosobo
    Boyolali Klaten Sukoharjo Wonogiri Karanganyar Sragen Grobogan Blora Rembang Kudus Jepara Demak Temanggung Kendal Batang
    Pemalang Brebes Cilacap Banyumas Purbalingga Banjarnegara Gunungkidul Kulonprogo Buleleng Jembrana Tabanan Klungkung Bangli
    Karangasem Ende Maumere Sikka Manggarai Sumba Alor Belu Tual Tidore Halmahera Merauke Mimika Biak Nabire Manokwari Fakfak
    Kalimantan Sumatera Sumatra Jawa Bali Denpasar Badung Gianyar Mataram Lombok Kupang Nusa Tenggara Pontianak Samarinda Balikpapan
    Palangkaraya Tarakan Raya Timur Barat Tengah Utara Selatan Metro
    Korea Jepang Belanda Singapura Malaysia Australia Amerika Jerman Inggris Prancis Tiongkok Arab Saudi
""")
"""Towns, their districts and quarters, as far as an office is followed by them; a name that is not here costs a person, no more."""

LOWER: Final = table("""
    panitia pelaksana penyelenggara kelompok kerja tim umum harian puskesmas dinas badan bidang seksi bagian paguyuban karang taruna
    takmir komunitas yayasan koperasi pengurus rombongan kontingen pasar sekolah kelurahan kecamatan desa kampung juri dewan rukun
    warga tetangga bank sampah posyandu kader lembaga forum asosiasi himpunan organisasi lingkungan vaksinasi keliling relawan
    pilkades pilkada pemilu pemungutan suara penerimaan wisuda reuni natal kurban haul bazar jambore khitanan pemenangan paslon
    pasangan calon satgas penanganan penggerak pkk padepokan rt rw satu dua tiga empat lima enam tujuh pokja masjid gereja gugus
    tugas keluarga wanita tani pedagang adat sementara sekaa teruna kegiatan festival lomba program studi jurusan cabang unit
    kesehatan medis kampanye sukses teknis lapangan inti voli pasir bola basket sepak bulu tangkis renang panahan karate silat
    pencak tinju atletik senam futsal tenis meja kelenteng klenteng vihara pura pesantren pondok sanggar klub galeri museum
    perpustakaan paduan
""")
"""Words printed small that an office goes on with: `Ketua kelompok kerja tiga`."""

ONE_WORD: Final = table("""
    Camat Lurah Kapolsek Danramil Sekcam Seklur Kapolres Kelurahan Kecamatan Desa Dusun Puskesmas Perbekel Kades
""")
"""Words that are followed by a name of the institution's own, mostly of one word."""
OF_ONE_PLACE: Final = ONE_WORD - {"Kelurahan", "Kecamatan", "Desa", "Dusun", "Puskesmas"}
"""Of these, the offices themselves, which stand without a place too: `Camat Imam`."""
TAKE_A_NAME: Final = ONE_WORD | table("""
    SDN SMPN SMAN SMKN SD SMP SMA SMK TK MI MTs MAN MIN PAUD RSUD RS RSU RSIA RSI Pasar Langgar Surau Musala Paguyuban Komunitas
    Taruna Yayasan Universitas Institut Politeknik Akademi Sekolah Madrasah Sampah Kampung Perumahan Kelompok Tani Sanggar PT CV
    Partai Forum Masjid Gereja Koperasi Hotel Klub Himpunan Asosiasi Banjar Kelian Bank Perumda Asuhan Pesantren Museum Stasiun
    Pedagang Wanita Petani Jemaat Pura Vihara Ikatan Perkumpulan KIM Posyandu Organisasi Festival Lomba Kirab Nagari Sakit Teater
    Padepokan Persatuan Gabungan Musala Balai Taman Paroki Lapas Rutan Bandara Terminal Lingkungan Gampong Subak KWT Poktan PKK
    Stadion GOR Rusunawa Rusun Gedung Makam Sentra BPR Kebun
    Fraksi Gerakan Aliansi Jaringan Barisan Front Teruna Ondoafi Ondofolo PDAM LBH LSM Pokdarwis Bumdes
""")
"""Words that are followed by a name of the institution's own, which is in no list."""
IN_NEED: Final = table(
    "Komisi Komite Seksi Bidang Bagian Unit Tim Subbagian Subbidang Divisi Dinas Badan Biro Jurusan Fakultas Pokja Klaster"
)
"""Words that are never the last of an office: whatever follows them names it further."""
_AGENCY: Final = re.compile(
    r"[A-Z]{2}[A-Z0-9]*(?:-[A-Z0-9]+)*|[IVX]+/(?:\d[\d-]*|[A-Z][a-z]+)|Di[sn][a-z]+-[A-Z][A-Z0-9]+|[A-Z]\d[A-Z0-9]+|[A-DIVX]|(?:Dis|Bap|Bakesbang|Kemen|Setda|Polres|Polsek|Kejar|Kejat|Bawas|Panwas|Satpol|Dekranas"
    r"|Baz|Perum|Korem|Kodim"
    r"|Koram|Kodam|Kesbang)[A-Za-z]*|Polda|Dinkes|Dinsos|Dindik|Barenlitbang|Polri|NasDem|Satbinmas|Satlantas|Satreskrim"
)
"""Abbreviations, and the short names of agencies: `DPRD`, `Disnaker`, `Bapenda`."""


@lru_cache(maxsize=4096)
def goes_on(word: str) -> bool:
    """Whether a capitalised word after an office belongs to it, wherever it stands."""
    if word in _WORDS or word in PLACES or _AGENCY.fullmatch(word) is not None or is_noun(word):
        return True
    return "-" in word and all(part and goes_on(part) for part in word.split("-"))  # `Jawa Timur-Bali`


def is_noun(word: str) -> bool:
    """Whether a word is a noun of administration."""
    return word in _WORDS or (_SHAPE.fullmatch(word) is not None and word not in _NO_SHAPE)
