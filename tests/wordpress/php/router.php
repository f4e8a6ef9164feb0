<?php
/**
 * Router of PHP's own web server: notes every request, serves files as they are, gives the rest to WordPress.
 *
 * Needs WP_REQUEST_LOG in the environment: a file that gets one JSON object per request and line.
 */

$path = (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
file_put_contents(
	getenv( 'WP_REQUEST_LOG' ),
	json_encode(
		array(
			'method'            => $_SERVER['REQUEST_METHOD'],
			'path'              => $_SERVER['REQUEST_URI'],
			'if_none_match'     => $_SERVER['HTTP_IF_NONE_MATCH'] ?? null,
			'if_modified_since' => $_SERVER['HTTP_IF_MODIFIED_SINCE'] ?? null,
			'user_agent'        => $_SERVER['HTTP_USER_AGENT'] ?? null,
		),
		JSON_UNESCAPED_SLASHES
	) . "\n",
	FILE_APPEND | LOCK_EX
);

if ( str_starts_with( $path, '/wp-admin' ) ) {
	http_response_code( 403 );
	return true;
}
$file = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $path );
if ( is_file( $file ) ) {
	return false;
}
unset( $_SERVER['PATH_INFO'] );
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
