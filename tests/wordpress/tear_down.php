<?php
/**
 * The plugin's words in Spanish, then what stays when it is deleted as an administrator deletes it:
 * php tear_down.php SITE TOLD, where TOLD is what set_up.php wrote.
 */

list( , $ko_site, $ko_told ) = $argv;
$ko_address = parse_url( getenv( 'KO_URL' ) );
$_SERVER['HTTP_HOST']      = $ko_address['host'] . ':' . $ko_address['port'];
$_SERVER['REQUEST_METHOD'] = 'GET';
$ko_told = json_decode( file_get_contents( $ko_told ), true );

require $ko_site . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

function ko_expect( $holds, $claim ) {
	if ( ! $holds ) {
		fwrite( STDERR, "tear_down.php: it is not so that $claim\n" );
		exit( 1 );
	}
}

wp_set_current_user( 1 );
global $wpdb;

// One field list for settings, shortcode and block; words for every country that speaks Spanish.
$ko_names = array_map( 'ketamine_outlook_attribute', array_keys( ketamine_outlook_fields() ) );
$ko_block = array_keys( WP_Block_Type_Registry::get_instance()->get_registered( 'ketamine-outlook/outlook' )->attributes );
$ko_extra = array_diff( $ko_block, $ko_names, array( 'align', 'className', 'anchor', 'lock', 'style' ) );
ko_expect( ! $ko_extra && ! array_diff( $ko_names, $ko_block ), 'block.json names every field and no other: ' . implode( ' ', $ko_extra ) );
foreach ( array( 'es_MX' => 'Teléfono', 'en_GB' => 'Phone', 'fr_FR' => 'Phone' ) as $ko_locale => $ko_word ) {
	$ko_as = static function () use ( $ko_locale ) {
		return $ko_locale;
	};
	add_filter( 'locale', $ko_as );
	unload_textdomain( 'ketamine-outlook' );
	ketamine_outlook_load_words();
	ko_expect( $ko_word === ketamine_outlook_fields()['clinic_phone']['label'], "the word for phone in $ko_locale is $ko_word" );
	remove_filter( 'locale', $ko_as );
}

// The option that the tests have left must be there, or its absence would say nothing.
ko_expect( get_option( 'ketamine_outlook' ), 'the settings of the tests were kept' );
deactivate_plugins( 'ketamine-outlook/ketamine-outlook.php' );
ko_expect( get_option( 'ketamine_outlook' ), 'turning the plugin off keeps the settings' );
ko_expect( true === delete_plugins( array( 'ketamine-outlook/ketamine-outlook.php' ) ), 'WordPress deletes the plugin' );

ko_expect( ! file_exists( WP_PLUGIN_DIR . '/ketamine-outlook' ), 'no file is left' );
$ko_after = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name NOT LIKE '%\_transient\_%' ORDER BY option_name" );
$ko_own   = preg_grep( '/ketamine|outlook|^ko_/i', $ko_after );
ko_expect( ! $ko_own, 'no option is left: ' . implode( ' ', $ko_own ) );
$ko_holds = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_value LIKE '%ketamine%' AND option_name NOT LIKE '%\_transient\_%'" );
ko_expect( ! $ko_holds, 'no option speaks of it: ' . implode( ' ', $ko_holds ) );
foreach ( array( $wpdb->usermeta => 'meta_key', $wpdb->postmeta => 'meta_key' ) as $ko_table => $ko_column ) {
	ko_expect( '0' === $wpdb->get_var( "SELECT COUNT(*) FROM $ko_table WHERE $ko_column LIKE '%ketamine%'" ), "nothing is left in $ko_table" );
}
$ko_new = array_diff( $ko_after, $ko_told['options'] );
fwrite( STDERR, 'tear_down.php: nothing of the plugin is left; options that WordPress made meanwhile: ' . ( implode( ' ', $ko_new ) ?: 'none' ) . "\n" );

$ko_log = WP_DEBUG_LOG;
$ko_complaints = is_readable( $ko_log ) ? preg_grep( '/ketamine/i', file( $ko_log ) ) : array();
ko_expect( ! $ko_complaints, "PHP has nothing to complain of:\n" . implode( '', array_slice( $ko_complaints, 0, 5 ) ) );
