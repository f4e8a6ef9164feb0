<?php
if ( post_password_required() ) {
	return;
}
?>
<div class="comments" id="comments">
<?php if ( have_comments() ) : ?>
	<h4 class="block-title"><?php echo (int) get_comments_number(); ?> Komentar</h4>
	<ol class="comment-list"><?php wp_list_comments(); ?></ol>
<?php endif; ?>
<?php comment_form(); ?>
</div>
