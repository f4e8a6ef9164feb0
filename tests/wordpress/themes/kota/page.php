<?php
get_header();
while ( have_posts() ) :
	the_post();
	?>
	<div class="td-main-content"><article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
		<h1 class="entry-title td-page-title"><?php the_title(); ?></h1>
		<div class="td-page-content tagdiv-type"><?php the_content(); ?></div>
	</article></div>
	<?php
endwhile;
get_footer();
