<?php
get_header();
?>
<div class="td-main-content"><div class="td-404-title">Halaman tidak ditemukan</div></div>
<?php
get_footer();
