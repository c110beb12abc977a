<?php
/**
 * Plugin Name:       Ketamine Outlook
 * Description:       What five sources let a person expect of ketamine infusions, asked and answered in the browser. As a block and as [ketamine_outlook].
 * Version:           {{version}}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * License URI:       https://spdx.org/licenses/MIT.html
 * Text Domain:       ketamine-outlook
 * Domain Path:       /languages
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

define( 'KETAMINE_OUTLOOK_FILE', __FILE__ );
define( 'KETAMINE_OUTLOOK_OPTION', 'ketamine_outlook' );

require_once __DIR__ . '/includes/build.php';
require_once __DIR__ . '/includes/fields.php';
require_once __DIR__ . '/includes/input.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/block.php';
require_once __DIR__ . '/includes/settings.php';

add_filter( 'load_textdomain_mofile', 'ketamine_outlook_words_of_language', 10, 2 );
add_action( 'init', 'ketamine_outlook_load_words', 5 );

/**
 * Loads the plugin's own words in the language of the site.
 */
function ketamine_outlook_load_words() {
	load_plugin_textdomain( 'ketamine-outlook', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
}

/**
 * One file of words serves every country that speaks the language: es_ES, es_MX and es_AR alike.
 *
 * @param string $file   The file that WordPress would read.
 * @param string $domain Whose words they are.
 * @return string The file to read.
 */
function ketamine_outlook_words_of_language( $file, $domain ) {
	if ( 'ketamine-outlook' !== $domain || is_readable( $file ) ) {
		return $file;
	}
	$language = substr( determine_locale(), 0, 2 );
	return __DIR__ . '/languages/ketamine-outlook-' . $language . '.mo';
}
