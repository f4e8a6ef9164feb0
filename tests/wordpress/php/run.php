<?php
/**
 * Runs PHP code from standard input inside WordPress, as its administrator: php run.php SITE < code
 */

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );
eval( stream_get_contents( STDIN ) );
