	<aside class="td-main-sidebar">
		<div class="widget widget_search"><?php get_search_form(); ?></div>
		<div class="widget widget_recent_entries"><h4 class="block-title">Berita Terbaru</h4><ul>
		<?php foreach ( get_posts( array( 'numberposts' => 5, 'has_password' => false ) ) as $kota_recent ) : ?>
			<li><a href="<?php echo esc_url( get_permalink( $kota_recent ) ); ?>"><?php echo get_the_title( $kota_recent ); ?></a> <span class="post-date"><?php echo esc_html( get_the_date( 'j F Y', $kota_recent ) ); ?></span></li>
		<?php endforeach; ?>
		</ul></div>
		<div class="widget widget_archive"><h4 class="block-title">Arsip</h4><ul><?php wp_get_archives( array( 'limit' => 24 ) ); ?></ul></div>
		<div class="widget widget_categories"><h4 class="block-title">Kategori</h4><ul><?php wp_list_categories( array( 'title_li' => '', 'hierarchical' => true ) ); ?></ul></div>
	</aside>
</div>
<div class="td-footer-wrapper"><p>Pengunjung: 0 / <?php echo (int) random_int( 10, 99 ); ?> / 74</p><p>&copy; <?php bloginfo( 'name' ); ?></p></div>
<?php wp_footer(); ?>
</body>
</html>
