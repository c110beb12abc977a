<?php
/**
 * Installs WordPress, then the plugin from its zip file, and makes the people and the pages of the
 * tests: php set_up.php SITE ZIP. It writes to standard output where they are, as JSON.
 */

list( , $ko_site, $ko_zip ) = $argv;
$ko_address = parse_url( getenv( 'KO_URL' ) );
$_SERVER['HTTP_HOST']      = $ko_address['host'] . ':' . $ko_address['port'];
$_SERVER['REQUEST_METHOD'] = 'GET';

$ko_database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'KO_SOCKET' ) );
$ko_database->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
require $ko_site . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';

function ko_expect( $holds, $claim ) {
	if ( ! $holds ) {
		fwrite( STDERR, "set_up.php: it is not so that $claim\n" );
		exit( 1 );
	}
}

// No letter leaves.
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'A clinic', 'admin', 'admin@example.org', false, '', 'admin-password' );
wp_installing( false );
update_option( 'show_avatars', 0 );
wp_create_user( 'subscriber', 'subscriber-password', 'subscriber@example.org' );
wp_set_current_user( 1 );
$ko_before = ko_options();

$ko_upgrader = new Plugin_Upgrader( new Automatic_Upgrader_Skin() );
ko_expect( true === $ko_upgrader->install( $ko_zip ), 'WordPress installs the zip file' );
$ko_plugin = 'ketamine-outlook/ketamine-outlook.php';
ko_expect( null === activate_plugin( $ko_plugin ), 'the plugin can be activated' );
$ko_told = get_plugin_data( WP_PLUGIN_DIR . '/' . $ko_plugin );
ko_expect( preg_match( '/^\d+\.\d+\.\d+$/', $ko_told['Version'] ), 'its version is a number' );

$ko_pages = array(
	'block'     => '<!-- wp:ketamine-outlook/outlook {"region":"US","clinicName":"North \"Street\" \u003cb\u003eClinic","clinicPhone":"555-0100"} /-->',
	'shortcode' => '[ketamine_outlook region="GB" clinic_name="South Clinic" lang="es" plan_infusions="many"]',
	'plain'     => '<!-- wp:paragraph --><p>No widget here.</p><!-- /wp:paragraph -->',
	'settings'  => '[ketamine_outlook]',
);
$ko_places = array();
foreach ( $ko_pages as $ko_name => $ko_content ) {
	$ko_post = array(
		'post_title'   => 'Page ' . $ko_name,
		'post_content' => wp_slash( $ko_content ),
		'post_status'  => 'publish',
		'post_type'    => 'page',
	);
	$ko_places[ $ko_name ] = get_permalink( wp_insert_post( $ko_post ) );
}
echo wp_json_encode(
	array(
		'wordpress' => get_bloginfo( 'version' ),
		'url'       => getenv( 'KO_URL' ),
		'options'   => $ko_before,
		'pages'     => $ko_places,
	)
);

/**
 * The names of all options but those that WordPress forgets by itself.
 */
function ko_options() {
	global $wpdb;
	return $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name NOT LIKE '%\_transient\_%' ORDER BY option_name" );
}
