"""Kota Malang: the news portal of the city government, in WordPress since December 2013."""

from scraper.platforms.wordpress import WordPress

SITE = WordPress(
    name="malangkota",
    title="Pemerintah Kota Malang",
    region_code="35.73",
    home="https://malangkota.go.id/",
    since="2013-12",
    floors={"title": 1.0, "body": 0.98, "published_at": 0.98, "section": 0.8},
)
