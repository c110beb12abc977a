<?php
/**
 * What this build knows of itself: written by cargo xtask dist.
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

/**
 * Version, script, languages, countries and fields.
 *
 * @return array
 */
function ketamine_outlook_build() {
	static $build = {{build}};
	return $build;
}
