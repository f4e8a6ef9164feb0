<?php
/**
 * Must-use plugin of the test site: no request leaves it, no mail leaves it, and REST can be closed to visitors.
 */

add_filter( 'pre_http_request', static fn() => new WP_Error( 'http_request_not_executed', 'The test site asks nobody.' ) );

if ( ! function_exists( 'wp_mail' ) ) {
	function wp_mail(): bool {
		return true;
	}
}

// Security plugins close REST this way: 401 to everybody who is not logged in.
add_filter(
	'rest_authentication_errors',
	static function ( $result ) {
		if ( true === $result || is_wp_error( $result ) || is_user_logged_in() || ! get_option( 'test_rest_closed' ) ) {
			return $result;
		}
		return new WP_Error( 'rest_not_logged_in', 'Anda belum masuk.', array( 'status' => 401 ) );
	}
);

// An embed prints its player, as it does where oEmbed answers.
add_filter(
	'pre_oembed_result',
	static function ( $html, string $url ) {
		if ( preg_match( '~youtube\.com/watch\?v=([\w-]+)~', $url, $found ) ) {
			return '<iframe title="Video" width="500" height="281" src="https://www.youtube.com/embed/' . $found[1] . '?feature=oembed"></iframe>';
		}
		return $html;
	},
	10,
	2
);
