<?php
/**
 * Installs WordPress once: php install.php SITE THEME
 */

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// Set before wp_install: otherwise it asks its own address whether pretty permalinks work.
add_option( 'permalink_structure', '/%year%/%monthnum%/%day%/%postname%/' );
$locale = in_array( 'id_ID', get_available_languages(), true ) ? 'id_ID' : '';
load_default_textdomain( $locale );
wp_install( 'Portal Kota Malang (uji)', 'admin', 'admin@example.org', true, '', 'admin', $locale );

$options = array(
	'blogdescription'             => 'Berita pemerintah kota untuk pengujian',
	'timezone_string'             => 'Asia/Jakarta',
	'gmt_offset'                  => '',
	'permalink_structure'         => '/%year%/%monthnum%/%day%/%postname%/',
	'date_format'                 => 'j F Y',
	'time_format'                 => 'H:i',
	'wp_attachment_pages_enabled' => 1, // sites older than WordPress 6.4 still have them
	'default_pingback_flag'       => 0,
	'moderation_notify'           => 0,
	'comments_notify'             => 0,
	'WPLANG'                      => $locale,
);
foreach ( $options as $name => $value ) {
	update_option( $name, $value );
}
foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) {
	wp_delete_post( $post->ID, true );
}
switch_theme( $argv[2] );
