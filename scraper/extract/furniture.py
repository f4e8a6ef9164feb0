"""Page furniture: what stands in or around a story and is no part of it. Tables of class names and of phrases."""

import re
from enum import Enum
from functools import lru_cache
from typing import Final

from scraper.extract.markup import SHOWN_AT_MOST, Element, names


class Place(Enum):
    """What an element of the content is to the story."""

    DROP = "drop"
    RELATED = "related"
    CAPTION = "caption"
    FIGURE = "figure"


DROPPED_TAGS: Final = names("""
    script style noscript template iframe object embed video audio canvas svg math form button input select textarea option nav
    head title meta link dialog
""")
_SHARING: Final = names("""
    sharedaddy sd-sharing-enabled jp-likes-widget-wrapper addtoany_share_save_container addtoany_content a2a_kit essb_links
    heateor_sss_sharing_container heateorSssClear td-post-sharing td-post-sharing-top td-post-sharing-bottom tdb-share-classic
    tdb_single_post_share td-social-sharing-button social-share social-sharing share-buttons share-post post-share entry-share
    ss-inline-share-wrapper wp-block-social-links wp-block-outermost-social-sharing simplesocialbuttons ssba mashsb-container
    shared-counts-wrap wpusb scriptlesssocialsharing blog-share fb-like twitter-share-button share sharing bagikan
""")
_COUNTING: Final = names("""
    post-views wpp-views entry-views td-post-views post-view-count epvc-post-count pvc_clear pvc_stats page_counter_label
    printfriendly pf-button post-ratings kk-star-ratings wp-postratings rating
""")
_LEADING_ON: Final = names("""
    page-links post-nav-links post-page-numbers pagelink pagination post-navigation nav-links nav-previous nav-next
    td-post-next-prev single-navigation wp-block-post-navigation-link toc_container ez-toc-container lwptoc rank-math-toc
    wp-block-table-of-contents breadcrumb breadcrumbs entry-crumbs skip-link read-more more-link-wrap
""")
_TALKING: Final = names("""
    author-box author-bio saboxplugin-wrap td-author-box abh_box pp-multiple-authors-boxes-wrapper about-author comments comments-area
    comment-respond comment-list wp-block-comments fb-comments disqus disqus_thread akismet poll wp-polls mc4wp-form wpcf7
    subscribe newsletter
""")
_EMBEDDED: Final = names("""
    wp-block-button wp-block-buttons wp-block-embed wp-embedded-content wp-block-file__button wp-block-video wp-block-audio
    wp-block-search wp-block-latest-posts wp-block-post-terms wp-block-post-date twitter-tweet instagram-media tiktok-embed
    fb-post fb-video adsbygoogle code-block td-a-rec ads advertisement video-container embed-responsive
    fluid-width-video-wrapper responsive-embed sidebar widget
""")
_ABOUT: Final = names("""
    entry-footer entry-meta post-meta tags-links cat-links td-post-source-tags edit-link post-tags screen-reader-text sr-only
    visually-hidden hidden
""")
_DROP: Final = _SHARING | _COUNTING | _LEADING_ON | _TALKING | _EMBEDDED | _ABOUT
_DROP_PREFIX: Final = re.compile(
    r"(?:^|\s)(?:addtoany|heateor|jp-(?!relatedposts|carousel)|sd-(?:block|social|content)|td-post-sharing|essb|a2a_|ssba|sfsi|"
    r"mashsb|shariff|juiz_sps|social-?(?:share|icon|media|link)|share-?(?:button|icon|link)|wp-?ulike|kk-star|post-?views?-|pf-(?!content)|"
    r"comments?-|ez-toc|lwptoc|saboxplugin|ai-viewport|adsbygoogle|google-auto-placed|wpcf7|mc4wp|yasr)"
)
RELATED: Final = names("""
    yarpp yarpp-related yarpp-template-list jp-relatedposts jp-relatedposts-i2 wp-block-jetpack-related-posts related-posts
    relatedposts related_posts related-post related td_block_related_posts tdb_single_related tdb-single-related-posts
    crp_related inline-related inline-related-post inline_related_posts jnews_inline_related_post jnews_related_post_container
    ast-single-related-posts-container baca-juga bacajuga wp_rp_wrap related-articles related-news related-stories relateditems
    berita-terkait artikel-terkait post-related entry-related similar-posts rpbt_shortcode IRPP_kangoo read-also readalso
""")
"""Boxes of other stories: Jetpack, YARPP and their like, tagDiv, Jannah, JNews, Kadence, Astra, Soledad, Joomla, the house's own."""
_CAPTION: Final = names("""
    wp-caption-text wp-element-caption gallery-caption blocks-gallery-caption td-post-featured-image-caption image-caption
    img-caption photo-caption foto-caption caption-text caption wp-block-image-caption keterangan-foto figure-caption
    entry-caption post-thumbnail-caption featured-image-caption
""")
_FIGURE: Final = names("wp-caption gallery-item wp-block-image tiled-gallery-item blocks-gallery-item img-wrap")


@lru_cache(maxsize=8192)
def _place(value: str) -> Place | None:
    names = value.split()
    for known, place in ((RELATED, Place.RELATED), (_CAPTION, Place.CAPTION), (_DROP, Place.DROP), (_FIGURE, Place.FIGURE)):
        if not known.isdisjoint(names):
            return place
    return Place.DROP if _DROP_PREFIX.search(value) else None


def place_of(element: Element) -> Place | None:
    """What an element is by its class names, its id or being hidden; nothing where it is part of the text."""
    value = element.get("class")
    found = _place(value) if value and len(value) < SHOWN_AT_MOST else None
    if found is None and (name := element.get("id")) and len(name) < SHOWN_AT_MOST:
        found = _place(name)
    if found is None and (style := element.get("style")) and _HIDDEN.search(style[:200]):
        return Place.DROP
    return found


_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_NETWORK: Final = "(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|e-?mail|x)"
PHRASE: Final = re.compile(
    r"^(?:"
    r"di\s?baca\s*:?\s*[\d.,]+\s*(?:kali|x)?|(?:dilihat|telah dibaca|dibaca sebanyak|views?|hits?)\s*:?\s*[\d.,]+(?:\s*kali)?"
    r"|[\d.,]+\s*(?:kali dibaca|kali dilihat|views?|total views?|hits?|shares?|pembaca|tayangan)(?:\s*,?\s*[\d.,]+\s*views? today)?"
    r"|post views\s*:?\s*[\d.,]+|\d+ / \d+ / \d+|visits?\s*:?\s*[\d.,]+"
    r"|(?:bagikan|share)(?:\s+(?:berita|artikel|ini|this|post|on|ke|melalui|via|:)+)*(?:\s*:)?(?:\s+(?:ke|melalui|di)\s*:?)?"
    r"|(?:share this|like this|sukai ini|loading)\s*[:.…]*|like loading\s*[.…]*"
    r"|print\s?friendly,?\s*(?:pdf\s*(?:&|dan|and)\s*email)?|cetak(?: halaman| berita)?"
    r"|skip to content|lompat ke konten|langsung ke (?:isi|konten)|main menu"
    r"|(?:selengkapnya|selanjutnya|sebelumnya|read more|continue reading|baca selengkapnya)\s*[.…»→>]*"
    r"|leave a (?:comment|reply)|tinggalkan (?:balasan|komentar)|batalkan balasan|\d+ (?:comments?|komentar|tanggapan)"
    r"|your email address will not be published\.?.*|required fields are marked\s*\*?|alamat email anda tidak akan dipublikasikan\.?.*"
    r"|ruas yang wajib ditandai\s*\*?|(?:halaman|pages?|laman)\s*:[\s\d]*\d"
    r"|unduh|download|facebook|twitter|whatsapp|telegram|pinterest|linkedin|tweet"
    r"|https?://(?:www\.|m\.)?(?:youtube\.com|youtu\.be|facebook\.com|fb\.watch|instagram\.com|twitter\.com|x\.com|tiktok\.com|vimeo\.com)/\S+"
    rf"|{_NETWORK}(?:\s+{_NETWORK})+"
    r"|advertisement|iklan|scroll to top|tags?\s*:?"
    r")$",
    re.IGNORECASE,
)
"""Whole paragraphs that are furniture wherever they stand."""


def is_furniture(text: str) -> bool:
    """Whether a paragraph is a counter, a sharing line, a form's words: nothing anybody wrote for the story."""
    return len(text) < 120 and bool(PHRASE.match(text))
