<?php
/**
 * Leaves nothing behind: the one option that the plugin keeps goes, on every site of a network.
 *
 * @package Ketamine_Outlook
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	$ketamine_outlook_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $ketamine_outlook_sites as $ketamine_outlook_site ) {
		delete_blog_option( $ketamine_outlook_site, 'ketamine_outlook' );
	}
} else {
	delete_option( 'ketamine_outlook' );
}
