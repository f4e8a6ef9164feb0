<?php
/**
 * Writes the invented site into WordPress and tells what is true of it: php seed.php SITE site.json truth.json
 *
 * The truth comes from the generator's own blocks. Only three things are asked of WordPress: numbers, addresses, and
 * wptexturize() for each stretch of text by itself. No rendered page is read here.
 */

define( 'WP_IMPORTING', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require __DIR__ . '/media.php';
wp_set_current_user( 1 );
wp_defer_term_counting( true );
wp_defer_comment_counting( true );
$wpdb->query( 'START TRANSACTION' );

/** Key of a post, page, upload, author or section => its number. */
$ids = array();

/** Give a post the time of its last edit; wp_insert_post() only knows "now". */
add_filter(
	'wp_insert_post_data',
	static function ( array $data, array $given ): array {
		if ( isset( $given['edited'] ) ) {
			$data['post_modified']     = $given['edited'];
			$data['post_modified_gmt'] = get_gmt_from_date( $given['edited'] );
		}
		return $data;
	},
	10,
	2
);

/** Replace @@kind:key@@ by what only WordPress knows. */
function fill( string $text ): string {
	return preg_replace_callback(
		'/@@(\w+):([\w-]+)@@/',
		static function ( array $found ): string {
			global $ids, $uploads;
			list( , $kind, $key ) = $found;
			return (string) match ( $kind ) {
				'id'      => $ids[ $key ],
				'link'    => get_permalink( $ids[ $key ] ),
				'title'   => esc_html( wp_strip_all_tags( get_post( $ids[ $key ] )->post_title ) ),
				'caption' => esc_html( $uploads[ $key ]['caption'] ),
				default   => $uploads[ $key ][ $kind ],
			};
		},
		$text
	);
}

/** Stretches of typed text as a reader sees them: typography, entities decoded, white space folded. */
function seen( array $runs ): string {
	$text = implode( '', array_map( static fn( string $run ): string => wptexturize( fill( $run ) ), $runs ) );
	return fold( html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

function fold( string $text ): string {
	return trim( preg_replace( '/[\s\x{00A0}]+/u', ' ', $text ) );
}

function iso( string $local ): string {
	return str_replace( ' ', 'T', $local ) . '+07:00';
}

function names( array $terms ): array {
	return array_map( static fn( WP_Term $term ): string => html_entity_decode( $term->name, ENT_QUOTES ), $terms );
}

/** Insert one post with its uploads; gives its number. */
function add_post( array $post ): int {
	global $ids, $wpdb;
	$id = wp_insert_post(
		wp_slash(
			array(
				'post_title'    => $post['title'],
				'post_name'     => $post['slug'],
				'post_content'  => fill( $post['content'] ),
				'post_excerpt'  => $post['excerpt'],
				'post_status'   => 'trash' === $post['status'] ? 'publish' : $post['status'],
				'post_password' => $post['password'],
				'post_date'     => $post['date'],
				'post_author'   => $ids[ 'author ' . $post['author'] ],
				'post_category' => array_map( static fn( string $key ): int => $ids[ 'section ' . $key ], $post['sections'] ),
				'tags_input'    => $post['tags'],
				'edited'        => $post['modified'],
				'meta_input'    => array_filter( array( '_wp_old_slug' => $post['old_slug'] ) ),
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $post['key'] . ': ' . $id->get_error_message() );
	}
	if ( $post['featured'] ) {
		add_post_meta( $id, '_thumbnail_id', $ids[ $post['featured'] ] );
	}
	if ( $post['sticky'] ) {
		stick_post( $id );
	}
	return $id;
}

/** The truth of one post. */
function truth_of( array $post ): array {
	global $ids, $uploads;
	$id    = $ids[ $post['key'] ];
	$told  = $post['truth'];
	$saved = get_post( $id );
	$lists = static fn( array $texts ): array => array_map( 'seen', $texts );
	$pairs = static fn( array $rows ): array => array_map(
		static fn( array $row ): array => array_map( static fn( $cell ) => is_array( $cell ) ? seen( $cell ) : $cell, $row ),
		$rows
	);
	$upload = $post['featured'] ? $uploads[ $post['featured'] ] : null;
	return array(
		'id'               => $id,
		'link'             => get_permalink( $id ),
		'slug'             => $saved->post_name,
		'status'           => $saved->post_status,
		'password'         => $post['password'],
		'hidden'           => 'publish' !== $saved->post_status || '' !== $post['password'],
		'title'            => fold( html_entity_decode( wp_strip_all_tags( wptexturize( $post['title'] ) ), ENT_QUOTES | ENT_HTML5 ) ),
		'published_at'     => iso( $saved->post_date ),
		'modified_at'      => iso( $saved->post_modified ),
		'author'           => html_entity_decode( get_userdata( (int) $saved->post_author )->display_name, ENT_QUOTES ),
		'sections'         => names( get_the_category( $id ) ),
		'tags'             => names( get_the_tags( $id ) ?: array() ),
		'sticky'           => $post['sticky'],
		'excerpt'          => $post['excerpt'],
		'paragraphs'       => $lists( $told['paragraphs'] ),
		'parts'            => $told['parts'],
		'dateline'         => $told['dateline'] ? array( 'printed' => seen( $told['dateline']['printed'] ) ) + $told['dateline'] : null,
		'byline'           => $told['byline'],
		'captions'         => $lists( $told['captions'] ),
		'images'           => array_map( 'fill', $told['images'] ),
		'images_full'      => array_map( 'fill', $told['images_full'] ),
		'featured_image'   => $upload['src'] ?? null,
		'featured_caption' => $upload && $upload['caption'] ? seen( array( esc_html( $upload['caption'] ) ) ) : null,
		'attachments'      => array_map( 'fill', $told['attachments'] ),
		'related'          => array_map( 'fill', $told['related'] ),
		'embeds'           => $told['embeds'],
		'dates'            => $pairs( $told['dates'] ),
		'quotes'           => $pairs( $told['quotes'] ),
		'comments'         => (int) get_comments( array( 'post_id' => $id, 'status' => 'approve', 'count' => true ) ),
		'editor'           => $post['editor'],
		'features'         => $post['features'],
	);
}

$site = json_decode( file_get_contents( $argv[2] ), true, 64, JSON_THROW_ON_ERROR );
foreach ( $site['authors'] as $author ) {
	$ids[ 'author ' . $author['login'] ] = wp_insert_user(
		array( 'user_login' => $author['login'], 'user_pass' => $author['login'], 'role' => 'editor', 'display_name' => $author['name'], 'user_email' => $author['login'] . '@example.org' )
	);
}
foreach ( $site['categories'] as $section ) {
	$parent = $section['parent'] ? $ids[ 'section ' . $section['parent'] ] : 0;
	$ids[ 'section ' . $section['key'] ] = wp_insert_term( wp_slash( $section['name'] ), 'category', array( 'parent' => $parent ) )['term_id'];
}
$uploads = array();
$waiting = array();
foreach ( $site['media'] as $medium ) {
	$waiting[ strtok( $medium['key'], '-' ) ][] = $medium;
}
foreach ( $site['posts'] as $post ) {
	$own = array();
	foreach ( $waiting[ $post['key'] ] ?? array() as $medium ) {
		$own[] = $ids[ $medium['key'] ] = add_medium( $medium );
		$uploads[ $medium['key'] ]      = addresses( $medium );
	}
	$ids[ $post['key'] ] = add_post( $post );
	foreach ( $own as $id ) {
		$wpdb->update( $wpdb->posts, array( 'post_parent' => $ids[ $post['key'] ] ), array( 'ID' => $id ) );
		clean_post_cache( $id );
	}
}
foreach ( $site['pages'] as $page ) {
	$ids[ 'page ' . $page['slug'] ] = wp_insert_post(
		wp_slash(
			array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $page['title'], 'post_name' => $page['slug'], 'post_content' => $page['content'], 'post_parent' => $page['parent'] ? $ids[ 'page ' . $page['parent'] ] : 0, 'post_date' => '2014-01-02 08:00:00' )
		)
	);
}
$answered = 0;
foreach ( $site['comments'] as $comment ) {
	$added = wp_insert_comment(
		wp_slash(
			array( 'comment_post_ID' => $ids[ $comment['post'] ], 'comment_author' => $comment['name'], 'comment_content' => $comment['text'], 'comment_date' => $comment['date'], 'comment_approved' => $comment['approved'], 'comment_parent' => $comment['answer'] ? $answered : 0 )
		)
	);
	$answered = $comment['answer'] ? $answered : $added;
}
foreach ( $site['posts'] as $post ) {
	if ( 'trash' === $post['status'] ) {
		wp_trash_post( $ids[ $post['key'] ] );
	}
}
wp_defer_term_counting( false );
wp_defer_comment_counting( false );
$wpdb->query( 'COMMIT' );

$truth  = array( 'home' => home_url( '/' ), 'posts' => array_map( 'truth_of', $site['posts'] ) );
$public = array_filter( $truth['posts'], static fn( array $post ): bool => ! $post['hidden'] );
$listed = array_filter( $truth['posts'], static fn( array $post ): bool => 'publish' === $post['status'] );

$truth['pages']       = array_map(
	static fn( array $page ): array => array( 'id' => $ids[ 'page ' . $page['slug'] ], 'link' => get_permalink( $ids[ 'page ' . $page['slug'] ] ), 'title' => $page['title'] ),
	$site['pages']
);
$truth['attachments'] = array_map(
	static fn( array $medium ): array => array( 'id' => $ids[ $medium['key'] ], 'link' => get_permalink( $ids[ $medium['key'] ] ), 'file' => $uploads[ $medium['key'] ]['src'] ),
	$site['media']
);
$truth['counts'] = array(
	'public'      => count( $public ),
	'listed'      => count( $listed ), // what X-WP-Total says: protected posts are counted in
	'hidden'      => count( $truth['posts'] ) - count( $public ),
	'pages'       => count( $truth['pages'] ),
	'attachments' => count( $truth['attachments'] ),
	'comments'    => (int) wp_count_comments()->approved,
);
file_put_contents( $argv[3], json_encode( $truth, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR ) );
