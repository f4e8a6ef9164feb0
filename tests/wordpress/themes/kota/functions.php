<?php
/**
 * The test theme `kota`. With the option `kota_bare` set it prints no date, no JSON-LD and no OpenGraph, as some portals do.
 */

add_action(
	'after_setup_theme',
	static function (): void {
		add_theme_support( 'title-tag' );
		add_theme_support( 'post-thumbnails' );
		add_theme_support( 'automatic-feed-links' );
		add_theme_support( 'html5', array( 'comment-form', 'comment-list', 'gallery', 'caption' ) );
	}
);
add_action( 'wp_enqueue_scripts', static fn() => wp_enqueue_style( 'kota', get_stylesheet_uri(), array(), '1.0' ) );

function kota_bare(): bool {
	return (bool) get_option( 'kota_bare' );
}

/** Names of the sections, each a link, glued to each other. */
function kota_labels(): void {
	echo '<ul class="td-category">';
	foreach ( get_the_category() as $section ) {
		printf( '<li class="entry-category"><a href="%s">%s</a></li>', esc_url( get_category_link( $section ) ), esc_html( $section->name ) );
	}
	echo '</ul>';
}

function kota_breadcrumbs(): void {
	$section = get_the_category()[0] ?? null;
	echo '<div class="entry-crumbs"><span><a class="entry-crumb" href="' . esc_url( home_url( '/' ) ) . '">Beranda</a></span> <i class="td-icon-right"></i> ';
	if ( $section ) {
		printf( '<span><a class="entry-crumb" href="%s">%s</a></span> <i class="td-icon-right"></i> ', esc_url( get_category_link( $section ) ), esc_html( $section->name ) );
	}
	echo '<span class="td-bred-no-url-last">' . esc_html( wp_strip_all_tags( get_the_title() ) ) . '</span></div>';
}

/** Author, date and a counter that differs at every visit. */
function kota_meta(): void {
	echo '<div class="td-module-meta-info"><div class="td-post-author-name"><span class="td-author-by">Oleh</span> <a href="' . esc_url( get_author_posts_url( (int) get_the_author_meta( 'ID' ) ) ) . '">' . get_the_author() . '</a></div>';
	if ( ! kota_bare() ) {
		printf( '<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="%s">%s</time></span>', esc_attr( get_the_date( DATE_W3C ) ), esc_html( get_the_date( 'l, j F Y' ) ) );
	}
	printf( '<div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views-%d">Dibaca %d kali</span></div>', (int) get_the_ID(), random_int( 20, 900 ) );
	printf( '<div class="td-post-comments"><a href="%s#comments"><i class="td-icon-comments"></i>%d</a></div></div>', esc_url( get_permalink() ), (int) get_comments_number() );
}

function kota_share(): void {
	$link = rawurlencode( (string) get_permalink() );
	echo '<div class="td-post-sharing"><span class="td-social-share-text">Bagikan berita melalui</span>'
		. '<a class="td-social-facebook" href="https://www.facebook.com/sharer.php?u=' . $link . '">Facebook</a>'
		. '<a class="td-social-twitter" href="https://twitter.com/intent/tweet?url=' . $link . '">Twitter</a>'
		. '<a class="td-social-whatsapp" href="https://api.whatsapp.com/send?text=' . $link . '">WhatsApp</a></div>';
}

/** Other posts of the same section, with *their* times. */
function kota_related(): void {
	$section = get_the_category()[0] ?? null;
	if ( ! $section ) {
		return;
	}
	$others = get_posts( array( 'numberposts' => 3, 'category' => $section->term_id, 'exclude' => array( get_the_ID() ), 'has_password' => false ) );
	echo '<div class="td_block_related_posts"><h4 class="td-related-title">Baca juga dalam : <a href="' . esc_url( get_category_link( $section ) ) . '">' . esc_html( $section->name ) . '</a></h4>';
	foreach ( $others as $other ) {
		printf(
			'<div class="td_module_related"><span class="td-post-date">%s WIB</span><h3 class="entry-title td-module-title"><a href="%s" rel="bookmark">%s</a></h3></div>',
			esc_html( get_the_date( 'l, j F Y G:i', $other ) ),
			esc_url( get_permalink( $other ) ),
			get_the_title( $other )
		);
	}
	echo '</div>';
}

/** JSON-LD and OpenGraph as a widespread SEO plugin prints them. */
add_action(
	'wp_head',
	static function (): void {
		if ( kota_bare() || ! is_singular() ) {
			return;
		}
		$link  = get_permalink();
		$title = html_entity_decode( wp_strip_all_tags( get_the_title() ), ENT_QUOTES | ENT_HTML5 );
		$image = get_the_post_thumbnail_url( null, 'full' );
		$graph = array(
			array_filter(
				array(
					'@type'            => is_page() ? 'WebPage' : 'Article',
					'@id'              => $link . '#article',
					'isPartOf'         => array( '@id' => $link ),
					'author'           => array( 'name' => html_entity_decode( get_the_author_meta( 'display_name', (int) get_post()->post_author ), ENT_QUOTES ), '@id' => home_url( '/#/schema/person/1' ) ),
					'headline'         => $title,
					'datePublished'    => get_post_time( DATE_W3C, true ),
					'dateModified'     => get_post_modified_time( DATE_W3C, true ),
					'mainEntityOfPage' => array( '@id' => $link ),
					'publisher'        => array( '@id' => home_url( '/#organization' ) ),
					'thumbnailUrl'     => $image ?: null,
					'keywords'         => wp_list_pluck( get_the_tags() ?: array(), 'name' ),
					'articleSection'   => array_map( 'html_entity_decode', wp_list_pluck( get_the_category(), 'name' ) ),
					'inLanguage'       => 'id',
				)
			),
			array( '@type' => 'WebPage', '@id' => $link, 'url' => $link, 'name' => $title . ' - ' . get_bloginfo( 'name' ), 'isPartOf' => array( '@id' => home_url( '/#website' ) ), 'datePublished' => get_post_time( DATE_W3C, true ) ),
			array( '@type' => 'WebSite', '@id' => home_url( '/#website' ), 'url' => home_url( '/' ), 'name' => get_bloginfo( 'name' ) ),
			array( '@type' => 'Organization', '@id' => home_url( '/#organization' ), 'name' => get_bloginfo( 'name' ), 'url' => home_url( '/' ) ),
		);
		$open  = array( 'og:locale' => 'id_ID', 'og:type' => is_page() ? 'website' : 'article', 'og:title' => $title, 'og:url' => $link, 'og:site_name' => get_bloginfo( 'name' ), 'article:published_time' => get_post_time( DATE_W3C, true ), 'article:modified_time' => get_post_modified_time( DATE_W3C, true ), 'og:image' => $image );
		foreach ( array_filter( $open ) as $name => $value ) {
			printf( "<meta property=\"%s\" content=\"%s\" />\n", esc_attr( $name ), esc_attr( $value ) );
		}
		echo '<script type="application/ld+json" class="yoast-schema-graph">' . wp_json_encode( array( '@context' => 'https://schema.org', '@graph' => $graph ), JSON_UNESCAPED_UNICODE ) . "</script>\n";
	}
);
