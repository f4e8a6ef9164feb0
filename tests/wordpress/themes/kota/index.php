<?php
// Front page and every listing: whole posts one after another, each title twice.
get_header();
?>
<div class="td-main-content">
<?php if ( is_archive() ) : ?>
	<h1 class="entry-title td-page-title"><?php the_archive_title(); ?></h1>
<?php elseif ( is_search() ) : ?>
	<h1 class="entry-title td-page-title">Hasil pencarian: <?php echo esc_html( get_search_query() ); ?></h1>
<?php endif; ?>
<?php
while ( have_posts() ) :
	the_post();
	?>
	<div class="td_module_1 td_module_wrap">
		<div class="td-module-thumb"><a href="<?php the_permalink(); ?>" rel="bookmark" title="<?php the_title_attribute(); ?>"><h4 class="td-thumb-title"><?php the_title(); ?></h4><?php the_post_thumbnail( 'medium' ); ?></a></div>
		<?php kota_labels(); ?>
		<h3 class="entry-title td-module-title"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h3>
		<?php kota_meta(); ?>
		<div class="td-post-content"><?php the_content( 'selanjutnya' ); ?></div>
	</div>
	<?php
endwhile;
the_posts_pagination();
?>
</div>
<?php
get_footer();
