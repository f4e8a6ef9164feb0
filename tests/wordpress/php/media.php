<?php
/**
 * Uploads for the invented site: small real pictures drawn once in a few colours and copied, and a small real PDF.
 */

const PICTURE_SIZES = array( '' => array( 640, 427 ), '-300x200' => array( 300, 200 ), '-150x150' => array( 150, 150 ) );
const TINY_PDF      = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	. "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/** The bytes of a picture in one of six colours. */
function picture( string $kind, int $colour, int $width, int $height ): string {
	static $drawn = array();
	$key          = "$kind $colour $width";
	if ( ! isset( $drawn[ $key ] ) ) {
		$image = imagecreatetruecolor( $width, $height );
		imagefilledrectangle( $image, 0, 0, $width, $height, imagecolorallocate( $image, 40 * $colour, 120, 255 - 40 * $colour ) );
		imagefilledellipse( $image, intdiv( $width, 2 ), intdiv( $height, 2 ), 90, 90, imagecolorallocate( $image, 250, 220, 60 ) );
		ob_start();
		'png' === $kind ? imagepng( $image ) : imagejpeg( $image, null, 60 );
		$drawn[ $key ] = ob_get_clean();
	}
	return $drawn[ $key ];
}

/** Put an upload into the media library; gives its number. */
function add_medium( array $medium ): int {
	static $colour = 0;
	$colour        = ( $colour + 1 ) % 6;
	$base          = wp_get_upload_dir()['basedir'];
	$file          = "$base/{$medium['file']}";
	$kind          = $medium['kind'];
	wp_mkdir_p( dirname( $file ) );
	$mime = array( 'jpg' => 'image/jpeg', 'png' => 'image/png', 'pdf' => 'application/pdf' )[ $kind ];
	$id   = wp_insert_attachment(
		wp_slash( array( 'post_title' => $medium['title'], 'post_excerpt' => $medium['caption'], 'post_date' => $medium['date'], 'post_mime_type' => $mime, 'post_status' => 'inherit', 'edited' => $medium['date'] ) ),
		$file
	);
	if ( 'pdf' === $kind ) {
		file_put_contents( $file, TINY_PDF );
		return $id;
	}
	$sizes = array();
	foreach ( PICTURE_SIZES as $ending => list( $width, $height ) ) {
		$name = substr( $file, 0, -4 ) . "$ending.$kind";
		file_put_contents( $name, picture( $kind, $colour, $width, $height ) );
		if ( $ending ) {
			$size           = '-300x200' === $ending ? 'medium' : 'thumbnail';
			$sizes[ $size ] = array( 'file' => basename( $name ), 'width' => $width, 'height' => $height, 'mime-type' => $mime );
		}
	}
	wp_update_attachment_metadata( $id, array( 'width' => 640, 'height' => 427, 'file' => $medium['file'], 'sizes' => $sizes ) );
	return $id;
}

/** The addresses of an upload in its sizes, and its caption. */
function addresses( array $medium ): array {
	$base   = wp_get_upload_dir()['baseurl'];
	$name   = substr( $medium['file'], 0, -4 );
	$ending = $medium['kind'];
	return array(
		'src'     => "$base/{$medium['file']}",
		'medium'  => "$base/$name-300x200.$ending",
		'thumb'   => "$base/$name-150x150.$ending",
		'caption' => $medium['caption'],
	);
}
