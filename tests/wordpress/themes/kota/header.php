<!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo( 'charset' ); ?>" />
<meta name="viewport" content="width=device-width, initial-scale=1.0" />
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<a class="skip-link screen-reader-text" href="#konten">Skip to content</a>
<div class="td-header-wrap">
	<div class="td-header-top-menu">Main Menu <span class="td_data_time"><?php echo esc_html( wp_date( 'l, j F Y' ) ); ?></span></div>
	<p class="td-logo"><a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php bloginfo( 'name' ); ?></a></p>
	<ul class="td-header-menu"><?php wp_list_pages( array( 'title_li' => '' ) ); ?><?php wp_list_categories( array( 'title_li' => '', 'depth' => 1 ) ); ?></ul>
</div>
<div class="td-container" id="konten">
