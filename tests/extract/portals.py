"""Portals as Indonesian cities have them, in their own markup around one story: themes of WordPress, other systems, home-made ones."""

from typing import Final

TITLE: Final = "Pasar Rakyat Sukun Kini Punya Ruang Menyusui"
DAY: Final = "2020-01-24"
FIRST: Final = (
    "Pasar Rakyat Sukun kini dilengkapi ruang menyusui bagi pedagang dan pembeli. Ruang itu diresmikan Wakil Wali Kota, Kamis (23/1/2020)."
)
SECOND: Final = "Ruang berukuran tiga kali empat meter tersebut dibangun dengan dana patungan para pedagang sejak bulan September."
THIRD: Final = "“Anak saya tidak perlu lagi menunggu di bawah lapak,” ujar seorang pedagang sayur yang sudah sepuluh tahun berjualan."
BODY: Final = (FIRST, SECOND, THIRD)
CAPTION: Final = "Wakil Wali Kota saat meninjau ruang menyusui"
TEXT: Final = f"<p>Sukun (malangkota.go.id) – {FIRST}</p><p>{SECOND}</p><p>{THIRD} (cah/yon)</p>"
OTHER: Final = (
    ("/berita/903/terminal-arjosari-ditata-ulang", "Terminal Arjosari Ditata Ulang Tahun Ini", "20 Januari 2020"),
    ("/berita/902/hutan-kota-dibuka-malam", "Hutan Kota Malabar Dibuka pada Malam Hari", "19 Januari 2020"),
    ("/berita/901/bus-sekolah-bertambah", "Bus Sekolah Bertambah Dua Unit Pekan Ini", "18 Januari 2020"),
)
HEAD: Final = f'<meta charset="utf-8"><title>{TITLE} - Kota Contoh</title>'


def cards(item: str) -> str:
    """Other stories, each in the markup of ``item`` with {href}, {title}, {date}."""
    return "".join(item.format(href=href, title=title, date=date) for href, title, date in OTHER)


def document(body: str, *, head: str = HEAD, body_class: str = "") -> str:
    """A whole document."""
    return f'<!DOCTYPE html><html lang="id"><head>{head}</head><body class="{body_class}">{body}</body></html>'


_LD: Final = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","datePublished":"%s",'
    '"dateModified":"%s","author":{"@type":"Person","name":"Diskominfo"}}</script>'
)
LD: Final = _LD % (TITLE, "2020-01-24T09:15:00+07:00", "2020-01-24T10:00:00+07:00")
MENU: Final = (
    '<ul class="nav"><li><a href="/">Beranda</a></li><li><a href="/profil">Profil Kota</a></li><li><a href="/berita">Berita</a></li></ul>'
)
FOOT: Final = "<footer><p>Diskominfo Kota Contoh, Jalan Merdeka 1. Telepon (0341) 123456. Hak cipta 2020.</p></footer>"

PORTALS: Final[dict[str, str]] = {
    "generatepress": document(
        '<div class="site grid-container"><div class="inside-article"><header class="entry-header">'
        f'<h1 class="entry-title" itemprop="headline">{TITLE}</h1><div class="entry-meta"><span class="posted-on">'
        '<time class="updated" datetime="2020-01-24T10:00:00+07:00" itemprop="dateModified">24 Januari 2020</time>'
        '<time class="entry-date published" datetime="2020-01-24T09:15:00+07:00" itemprop="datePublished">24 Januari 2020</time></span>'
        ' <span class="byline">oleh <span class="author vcard" itemprop="author" itemscope><a class="url fn n" rel="author" href="/author/diskominfo/">'
        '<span class="author-name" itemprop="name">Diskominfo</span></a></span></span></div></header>'
        '<div class="featured-image page-header-image-single"><img class="attachment-full" src="/wp-content/uploads/ruang.jpg" alt=""></div>'
        f'<div class="entry-content" itemprop="text">{TEXT}</div><footer class="entry-meta"><span class="cat-links">'
        '<a href="/category/ekonomi/" rel="category tag">Ekonomi</a></span><nav class="post-navigation"><div class="nav-previous">'
        '<a href="/2020/01/20/terminal/" rel="prev">Terminal Arjosari Ditata Ulang</a></div></nav></footer></div></div>',
        body_class="single single-post postid-904",
    ),
    "codeigniter": document(
        f'<div class="topbar">{MENU}</div><div class="container"><div class="row"><div class="col-md-8"><div class="box">'
        f'<h3 class="judul-berita">{TITLE}</h3><small><i class="fa fa-calendar"></i> Jumat, 24 Januari 2020 &nbsp; <i class="fa fa-eye"></i> 123 kali'
        ' <i class="fa fa-user"></i> Admin</small><hr><img class="img-fluid" src="/assets/berita/ruang.jpg">'
        f'<p style="text-align: justify;">Sukun (malangkota.go.id) &ndash; {FIRST}</p><p style="text-align: justify;">{SECOND}</p>'
        f'<p style="text-align: justify;">{THIRD} (cah/yon)</p></div></div><div class="col-md-4"><h4>Berita Terbaru</h4>'
        + cards(
            '<div class="media"><img src="/t.jpg"><div class="media-body"><a href="{href}">{title}</a><br><small>{date}</small></div></div>'
        )
        + f"</div></div></div>{FOOT}",
        head=HEAD + f'<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">',
    ),
    "asp.net": document(
        '<form name="aspnetForm" method="post" action="berita.aspx?id=904" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="AAAA">'
        f'<table width="900" align="center"><tr><td colspan="2">{MENU}</td></tr><tr><td valign="top">'
        f'<span id="ctl00_Isi_lblJudul" class="judul">{TITLE}</span><br><span id="ctl00_Isi_lblTanggal">24/01/2020 09:15:00</span><br>'
        f'<span id="ctl00_Isi_lblBerita"><p>Sukun (malangkota.go.id) - {FIRST}</p><p>{SECOND}</p><p>{THIRD} (cah/yon)</p></span></td>'
        '<td valign="top" width="200"><b>Berita Lain</b><ul>'
        + cards('<li><a href="{href}">{title}</a></li>')
        + "</ul></td></tr></table></form>",
        head=HEAD + '<meta property="og:type" content="article">',
    ),
    "laravel": document(
        f'<header>{MENU}</header><main id="main"><div class="breadcrumbs"><ol><li><a href="/">Beranda</a></li><li><a href="/kategori/ekonomi">Ekonomi</a></li>'
        f'<li>{TITLE}</li></ol></div><section class="blog"><div class="entry-single"><h2 class="entry-title"><a href="">{TITLE}</a></h2>'
        '<div class="entry-meta"><ul><li><i class="bi bi-person"></i> Diskominfo</li><li><i class="bi bi-clock"></i> <time datetime="2020-01-24">24 Jan 2020</time></li></ul></div>'
        f'<div class="entry-img"><img src="/storage/ruang.jpg" class="img-fluid"></div><div class="entry-content">{TEXT}</div></div>'
        '<div class="sidebar"><h3 class="sidebar-title">Berita Terbaru</h3>'
        + cards('<div class="post-item"><h4><a href="{href}">{title}</a></h4><time>{date}</time></div>')
        + f"</div></section></main>{FOOT}",
        head=HEAD + '<meta property="og:type" content="article">',
    ),
    "drupal": document(
        f'<div id="page"><div id="header">{MENU}</div><div id="content"><h1 class="title" id="page-title">{TITLE}</h1>'
        '<div class="node node-berita node-promoted clearfix" about="/berita/904"><div class="meta submitted"><span property="dc:date dc:created" '
        'content="2020-01-24T09:15:00+07:00" datatype="xsd:dateTime">Jum, 01/24/2020 - 09:15</span></div><div class="content clearfix">'
        '<div class="field field-name-field-foto"><div class="field-items"><img typeof="foaf:Image" src="/sites/default/files/ruang.jpg"></div></div>'
        f'<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{TEXT}</div></div></div>'
        '<div class="field field-name-field-kategori"><a href="/kategori/ekonomi">Ekonomi</a></div></div></div></div></div>',
        head=HEAD + '<meta property="og:type" content="article">',
    ),
    "soledad": document(
        '<article id="post-904" class="post hentry"><div class="header-standard header-classic single-header"><div class="penci-standard-cat">'
        f'<span class="cat"><a class="penci-cat-name" href="/category/ekonomi/" rel="category tag">Ekonomi</a></span></div><h1 class="post-title single-post-title entry-title">{TITLE}</h1>'
        '<div class="post-box-meta-single"><span class="author-post byline"><span class="author vcard">oleh <a class="author-url url fn n" href="/author/diskominfo/">Diskominfo</a></span></span>'
        '<span><time class="entry-date published" datetime="2020-01-24T09:15:00+07:00">24 Januari 2020</time></span><span>12 <i class="penci-post-countview-number">views</i></span></div></div>'
        '<div class="post-image"><a href="/wp-content/uploads/ruang.jpg"><img class="attachment-penci wp-post-image" src="/wp-content/uploads/ruang.jpg"></a></div>'
        f'<div class="post-entry blockquote-style-2"><div class="inner-post-entry entry-content" id="penci-post-entry-inner">{TEXT}'
        '<div class="penci-inline-related-posts"><div class="penci-ilrp-inner"><h4>Baca Juga</h4><ul><li><a href="/2020/01/20/terminal/">Terminal Arjosari Ditata Ulang</a></li></ul></div></div></div></div>'
        '<div class="post-related"><div class="post-title-box"><h4 class="post-box-title">Berita Lainnya</h4></div><div class="item-related"><h3><a href="/2020/01/19/hutan/">Hutan Kota Malabar Dibuka</a></h3>'
        '<span class="date"><time class="entry-date published" datetime="2020-01-19T08:00:00+07:00">19 Januari 2020</time></span></div></div></article>',
        head=HEAD + LD,
        body_class="single single-post postid-904",
    ),
    "divi": document(
        '<div id="et-main-area"><div class="et_pb_section"><div class="et_pb_module et_pb_post_title"><div class="et_pb_title_container">'
        f'<h1 class="entry-title">{TITLE}</h1><p class="et_pb_title_meta_container">oleh <span class="author vcard"><a href="/author/diskominfo/" rel="author">Diskominfo</a></span> | '
        '<span class="published">Jan 24, 2020</span> | <a href="/category/ekonomi/" rel="category tag">Ekonomi</a> | <span class="comments-number">0 Komentar</span></p></div></div>'
        f'<div class="et_pb_module et_pb_post_content"><p>Sukun (malangkota.go.id) – {FIRST}</p><div class="et_pb_row"><p>{SECOND}</p></div><p>{THIRD} (cah/yon)</p></div></div></div>',
        head=HEAD + '<meta property="og:type" content="article">',
        body_class="single single-post postid-904",
    ),
    "colormag": document(
        '<div id="cm-primary"><article id="post-904" class="hentry"><div class="cm-featured-image"><img class="wp-post-image" src="/wp-content/uploads/ruang.jpg"></div><div class="cm-post-content">'
        f'<div class="cm-entry-header-meta"><div class="cm-post-categories"><a href="/category/ekonomi/" rel="category tag">Ekonomi</a></div></div><header class="cm-entry-header"><h1 class="cm-entry-title">{TITLE}</h1></header>'
        '<div class="cm-below-entry-meta"><span class="cm-post-date"><a href="/2020/01/24/pasar/" rel="bookmark"><time class="entry-date published updated" datetime="2020-01-24T09:15:00+07:00">24 Januari 2020</time></a></span>'
        f'<span class="cm-author cm-vcard"><a class="url fn n" href="/author/diskominfo/">Diskominfo</a></span></div><div class="cm-entry-summary">{TEXT}</div></div></article></div>'
        '<div id="cm-secondary"><aside class="widget"><h3>Terbaru</h3></aside></div>',
        body_class="single single-post",
    ),
    "blogger": document(
        '<div class="main"><div class="date-outer"><h2 class="date-header"><span>Jumat, 24 Januari 2020</span></h2><div class="post-outer"><div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting">'
        f'<meta content="http://1.bp.blogspot.com/ruang.jpg" itemprop="image_url"><h3 class="post-title entry-title" itemprop="name">{TITLE}</h3>'
        f'<div class="post-body entry-content" itemprop="description articleBody"><div class="separator" style="clear: both; text-align: center;"><a href="http://1.bp.blogspot.com/s1600/ruang.jpg"><img border="0" src="http://1.bp.blogspot.com/s320/ruang.jpg"></a></div>{TEXT}</div>'
        '<div class="post-footer"><span class="post-author vcard">Diposting oleh <span class="fn" itemprop="author"><span itemprop="name">Diskominfo</span></span></span>'
        '<span class="post-timestamp">di <a class="timestamp-link" href="/2020/01/pasar.html" rel="bookmark"><abbr class="published" itemprop="datePublished" title="2020-01-24T09:15:00+07:00">09.15</abbr></a></span>'
        '<span class="post-labels">Label: <a href="/search/label/Ekonomi" rel="tag">Ekonomi</a></span></div></div></div></div></div>',
    ),
    "newsup": document(
        '<main class="single-class"><div class="mg-blog-post-box"><div class="mg-header"><div class="mg-blog-category"><a class="newsup-categories category-color-1" href="/category/ekonomi/">Ekonomi</a></div>'
        f'<h1 class="title single"><a title="Permalink to: {TITLE}">{TITLE}</a></h1><div class="media mg-info-author-block"><a class="mg-author-pic" href="/author/diskominfo/"><img class="avatar" src="/a.jpg"></a><div class="media-body">'
        '<h4 class="media-heading"><span>By</span><a href="/author/diskominfo/">Diskominfo</a></h4><span class="mg-blog-date"><i class="fas fa-clock"></i> Jan 24, 2020</span></div></div></div>'
        f'<img class="img-fluid wp-post-image" src="/wp-content/uploads/ruang.jpg"><article class="page-content-single small single">{TEXT}<script>function pinIt(){{}}</script><div class="post-share"><div class="post-share-icons cf"><a href="https://facebook.com/sharer.php">f</a></div></div>'
        '<nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous"><a href="/2020/01/20/terminal/" rel="prev">Terminal Arjosari Ditata Ulang</a></div></div></nav></article></div></main>',
        body_class="post-template-default single single-post postid-904",
    ),
    "wpberita": document(
        f'<article id="post-904" class="content-single post hentry"><div class="breadcrumbs" itemscope itemtype="https://schema.org/BreadcrumbList"><span class="first-cl" itemprop="itemListElement" itemscope><a itemprop="item" href="https://contoh.go.id/"><span itemprop="name">Beranda</span></a></span></div>'
        f'<header class="entry-header entry-header-single"><div class="gmr-meta-topic"><strong><span class="cat-links-content"><a href="/category/ekonomi/" rel="category tag">Ekonomi</a></span></strong></div><h1 class="entry-title"><strong>{TITLE}</strong></h1>'
        '<div class="list-table clearfix"><div class="table-row"><div class="table-cell gmr-content-metasingle"><div class="meta-content gmr-content-metasingle"><span class="author vcard"><a class="url fn n" href="/author/diskominfo/">Diskominfo</a></span></div>'
        '<div class="meta-content"><span class="posted-on"><time class="entry-date published updated" datetime="2020-01-24T09:15:00+07:00">Jumat, 24 Januari 2020</time></span></div></div></div></div></header>'
        f'<figure class="post-thumbnail gmr-thumbnail-single"><img class="attachment-post-thumbnail wp-post-image" src="/wp-content/uploads/ruang.jpg"><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure>'
        f'<div class="single-wrap"><div class="entry-content entry-content-single clearfix have-stickybanner"><div class="gmr-banner-beforecontent">Iklan</div><p>Sukun (malangkota.go.id) – {FIRST}</p>'
        '<div class="gmr-related-post-onlytitle"><div class="related-text-onlytitle">Baca Juga:</div><div class="clearfix"><div class="recent-title"><a href="/2020/01/20/terminal/">Terminal Arjosari Ditata Ulang</a></div></div></div>'
        f'<p>{SECOND}</p><p>{THIRD} (cah/yon)</p><footer class="entry-footer entry-footer-single"><span class="tags-links"><span class="idt-tagtitle">Tag:</span> <a href="/tag/pasar/" rel="tag">pasar</a></span></footer></div></div></article>',
        body_class="single single-post postid-904",
    ),
    "table-in-frames": document(
        f'<table border="0"><tr><td width="180">{MENU}</td><td><table><tr><td><font size="4"><b>{TITLE}</b></font></td></tr><tr><td><font size="1">Jum\'at, 24-01-2020 | Dibaca: 55 kali</font></td></tr>'
        f'<tr><td><div align="justify"><img src="/foto/ruang.jpg" align="left" width="200">Sukun (malangkota.go.id) - {FIRST}<br><br>{SECOND}<br><br>{THIRD} (cah/yon)</div></td></tr>'
        "<tr><td><b>Berita Lainnya</b><br>"
        + cards('&raquo; <a href="{href}">{title}</a> ({date})<br>')
        + "</td></tr></table></td></tr></table>",
        head=HEAD + '<meta property="og:type" content="article">',
    ),
    "nuxt": document(
        f'<div id="__nuxt"><div class="v-application"><main class="v-main"><div class="container"><h1 class="text-h4 font-weight-bold">{TITLE}</h1><div class="d-flex caption"><span>Diskominfo</span><span class="mx-2">•</span><span>24 Januari 2020 09:15</span></div>'
        f'<div class="v-image"><img src="/ruang.jpg"></div><div class="konten-artikel ck-content">{TEXT}</div></div></main></div></div>',
        head=HEAD + '<meta property="og:type" content="article">' + LD,
    ),
    "kadence": document(
        '<article id="post-904" class="entry content-bg single-entry post hentry"><div class="entry-content-wrap"><header class="entry-header post-title title-align-inherit"><div class="entry-taxonomies"><span class="category-links term-links category-style-normal"><a href="/category/ekonomi/" rel="tag">Ekonomi</a></span></div>'
        f'<h1 class="entry-title">{TITLE}</h1><div class="entry-meta entry-meta-divider-dot"><span class="posted-by"><span class="meta-label">Oleh</span><span class="author vcard"><a class="url fn n" href="/author/diskominfo/">Diskominfo</a></span></span>'
        '<span class="posted-on"><time class="entry-date published" datetime="2020-01-24T09:15:00+07:00">Januari 24, 2020</time><time class="updated" datetime="2020-01-24T10:00:00+07:00">Januari 24, 2020</time></span></div></header>'
        f'<div class="entry-content single-content">{TEXT}</div></div></article><div class="entry-related alignfull entry-related-style-wide"><h2 class="entry-related-title">Similar Posts</h2>'
        '<article class="entry"><h3 class="entry-title"><a href="/2020/01/20/terminal/">Terminal Arjosari Ditata Ulang</a></h3><time class="entry-date published" datetime="2020-01-20T08:00:00+07:00">20 Januari</time></article></div>',
        body_class="single single-post postid-904",
    ),
    "home-made": document(
        f'<div id="wrap"><div id="kiri">{MENU}<div class="agenda"><h3>Agenda</h3><p>Jumat, 31 Januari 2020: Upacara hari jadi kota di halaman balai kota pukul delapan pagi, seluruh pegawai wajib hadir.</p></div></div><div id="tengah"><h2>Berita Kota</h2><h3>{TITLE}</h3>'
        f'<div class="tgl">Diposting: Jumat, 24 Januari 2020 - 09:15 WIB oleh Diskominfo</div><div class="isi"><center><img src="/foto/ruang.jpg"><br><i>{CAPTION}</i></center><br>Sukun (malangkota.go.id) - {FIRST}<br><br>{SECOND}<br><br>{THIRD} (cah/yon)</div>'
        '<div class="share">Bagikan ke: <a href="https://facebook.com/sharer.php">Facebook</a></div><div class="lain"><h4>Berita Lainnya</h4><ul>'
        + cards('<li><a href="{href}">{title}</a> <span>{date}</span></li>')
        + "</ul></div></div></div>",
        head=f'<meta charset="utf-8"><title>Kota Contoh | {TITLE}</title><meta property="og:type" content="article">',
    ),
}
