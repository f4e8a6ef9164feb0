<?php
get_header();
while ( have_posts() ) :
	the_post();
	?>
	<div class="td-main-content">
	<article id="post-<?php the_ID(); ?>" <?php post_class(); ?> itemscope itemtype="https://schema.org/Article">
		<div class="td-post-header">
			<?php kota_breadcrumbs(); ?>
			<?php kota_labels(); ?>
			<header class="td-post-title"><h1 class="entry-title"><?php the_title(); ?></h1><?php kota_meta(); ?></header>
		</div>
		<?php kota_share(); ?>
		<?php if ( has_post_thumbnail() && ! post_password_required() ) : ?>
			<div class="td-post-featured-image"><figure><?php the_post_thumbnail( 'full', array( 'class' => 'entry-thumb' ) ); ?>
			<?php if ( get_the_post_thumbnail_caption() ) : ?>
				<figcaption class="wp-caption-text"><?php the_post_thumbnail_caption(); ?></figcaption>
			<?php endif; ?>
			</figure></div>
		<?php endif; ?>
		<div class="td-post-content tagdiv-type">
			<?php the_content(); ?>
			<?php wp_link_pages(); ?>
		</div>
		<footer>
			<div class="td-post-source-tags"><?php the_tags( '<ul class="td-tags"><li><span>TAGS</span></li><li>', '</li><li>', '</li></ul>' ); ?></div>
			<?php kota_share(); ?>
			<div class="td-block-row td-post-next-prev">
				<div class="td-post-prev-post"><span>Sebelumnya</span><?php previous_post_link( '%link' ); ?></div>
				<div class="td-post-next-post"><span>Selanjutnya</span><?php next_post_link( '%link' ); ?></div>
			</div>
		</footer>
	</article>
	<?php
	kota_related();
	comments_template();
	?>
	</div>
	<?php
endwhile;
get_footer();
