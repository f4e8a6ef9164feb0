"""The stylesheet of the theme."""

CSS = """
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #222; background: #eef1f4; }
a { color: #14507d; text-decoration: none; }
a:hover { text-decoration: underline; }
img { max-width: 100%; height: auto; }
.screen-reader-text { position: absolute; left: -9999px; }
.kepala { background: #14507d; color: #fff; padding: 0 max(1rem, calc(50% - 34rem)); }
.kepala a { color: #fff; }
.pita { font-size: .8rem; opacity: .85; padding-top: .5rem; }
.nama-situs { font-size: 1.9rem; font-weight: 700; margin: .3rem 0; }
.menu ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0; padding: .5rem 0 .8rem; }
.menu li { font-size: .9rem; }
.wadah { max-width: 68rem; margin: 1.5rem auto; padding: 0 1rem; }
.wadah { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr) 17rem; align-items: start; }
.isi-utama, .widget { background: #fff; padding: 1.2rem 1.5rem; border-radius: .4rem; }
.samping .widget { margin-bottom: 1rem; font-size: .9rem; padding: .8rem 1rem; }
.samping ul { padding-left: 1rem; }
.widget-title { font-size: 1rem; border-bottom: 2px solid #d9a12a; }
.remah-roti, .bagi, .tag-berita, .tanggal, .posted-on, .byline { font-size: .85rem; color: #666; }
.label-kategori a { background: #d9a12a; color: #fff; font-size: .75rem; padding: .1rem .5rem; margin-right: 1px; }
h1, h2 { line-height: 1.25; }
.bagi, .bagikan { border-top: 1px solid #ddd; padding: .5rem 0; }
.wp-caption { max-width: 100%; margin: 1rem 0; }
.wp-caption-text, .wp-element-caption, .keterangan { font-size: .85rem; color: #555; }
.baca-juga { background: #f5f7f9; padding: .8rem 1rem; }
.baca-juga h3, .baca-juga h4 { margin: .2rem 0; }
.baca-juga .waktu { font-size: .8rem; color: #777; }
.gallery { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; }
.gallery-item, .gallery-caption { margin: 0; }
.updated { display: none; }
.wp-block-file__button { background: #14507d; color: #fff; padding: .1rem .6rem; margin-left: .6rem; }
.navigasi-pos { display: flex; justify-content: space-between; gap: 2rem; margin: 1.5rem 0; font-size: .9rem; }
textarea { width: 100%; min-height: 6rem; }
.kaki { background: #22303c; color: #cfd8df; padding: 1rem max(1rem, calc(50% - 34rem)); font-size: .85rem; }
.kaki a { color: inherit; }
@media (max-width: 50rem) { .wadah { grid-template-columns: 1fr; } }
"""
