<?php
/**
 * The element on the page, and the script that brings it to life.
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

add_action( 'init', 'ketamine_outlook_register_script' );
add_filter( 'script_loader_tag', 'ketamine_outlook_script_tag', 10, 3 );
add_shortcode( 'ketamine_outlook', 'ketamine_outlook_shortcode' );

/**
 * Tells WordPress of the script; it is printed on pages alone that show the element.
 */
function ketamine_outlook_register_script() {
	$build = ketamine_outlook_build();
	wp_register_script( 'ketamine-outlook', plugins_url( $build['script'], KETAMINE_OUTLOOK_FILE ), array(), $build['hash'], true );
}

/**
 * The script is a module, and the browser checks it against its hash before it runs a line of it.
 *
 * @param string $tag    What WordPress would print.
 * @param string $handle Which script it is.
 * @param string $src    Its address.
 * @return string
 */
function ketamine_outlook_script_tag( $tag, $handle, $src ) {
	if ( 'ketamine-outlook' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type'        => 'module',
			'id'          => 'ketamine-outlook-js',
			'src'         => $src,
			'integrity'   => ketamine_outlook_build()['integrity'],
			'crossorigin' => 'anonymous',
		)
	);
}

/**
 * [ketamine_outlook clinic_name="North Clinic" lang="es"]: what is left out is as in the settings.
 *
 * @param array|string $given The attributes of the shortcode.
 * @return string
 */
function ketamine_outlook_shortcode( $given ) {
	return ketamine_outlook_element( is_array( $given ) ? $given : array() );
}

/**
 * The element with what stands in it until it runs, and where it cannot.
 *
 * @param array $own What differs from the settings of the site, by the names of fields.
 * @return string Markup.
 */
function ketamine_outlook_element( $own ) {
	wp_enqueue_script( 'ketamine-outlook' );
	$own      = ketamine_outlook_clean_all( $own );
	$settings = array_merge( ketamine_outlook_clean_all( get_option( KETAMINE_OUTLOOK_OPTION ) ), $own );
	$language = $settings['lang'] ?? ketamine_outlook_language_of_site();
	$chosen   = array(
		'lang'   => 'browser' === $language ? '' : $language,
		'region' => $settings['region'] ?? '',
		'theme'  => $settings['theme'] ?? '',
		'mode'   => $settings['mode'] ?? '',
		'config' => ketamine_outlook_config( $settings ),
	);
	$printed = '';
	foreach ( array_filter( $chosen ) as $name => $value ) {
		// Square brackets would be read as shortcodes.
		$value    = str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), esc_attr( $value ) );
		$printed .= ' ' . $name . '="' . $value . '"';
	}
	$language = 'browser' === $language ? ketamine_outlook_language_of_site() : $language;
	return '<ketamine-outlook' . $printed . '>' . ketamine_outlook_clinic( $settings )
		. ketamine_outlook_fallback( $language, $settings['region'] ?? '' ) . '</ketamine-outlook>';
}

/**
 * The widget's configuration as JSON; '' where nothing is set.
 *
 * @param array $settings Clean values by the names of fields.
 * @return string
 */
function ketamine_outlook_config( $settings ) {
	$config = array();
	foreach ( ketamine_outlook_fields() as $name => $field ) {
		if ( ! isset( $field['path'], $settings[ $name ] ) ) {
			continue;
		}
		$value = 'number' === $field['kind'] ? (int) $settings[ $name ] : $settings[ $name ];
		$path  = explode( '.', $field['path'] );
		if ( 1 === count( $path ) ) {
			$config[ $path[0] ] = $value;
		} elseif ( ! ketamine_outlook_missing( $field['group'], $settings ) ) {
			$config[ $path[0] ][ $path[1] ] = $value;
		}
	}
	return $config ? wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_HEX_TAG ) : '';
}

/**
 * The fields without which a group that was begun is not whole: a crisis line needs its number.
 *
 * @param string $group    A group of fields.
 * @param array  $settings Clean values by the names of fields.
 * @return string[] Labels.
 */
function ketamine_outlook_missing( $group, $settings ) {
	$missing = array();
	foreach ( ketamine_outlook_fields() as $name => $field ) {
		if ( ( $field['group'] ?? '' ) === $group && $field['needed'] && ! isset( $settings[ $name ] ) ) {
			$missing[] = $field['label'];
		}
	}
	return $missing;
}

/**
 * Whom to call, where the widget cannot say it.
 *
 * @param array $settings Clean values by the names of fields.
 * @return string Markup.
 */
function ketamine_outlook_clinic( $settings ) {
	$name  = esc_html( $settings['clinic_name'] ?? '' );
	$phone = $settings['clinic_phone'] ?? '';
	$call  = $phone ? '<a href="tel:' . esc_attr( preg_replace( '/[^+0-9]/', '', $phone ) ) . '">' . esc_html( $phone ) . '</a>' : '';
	$said  = implode( ': ', array_filter( array( $name, $call ) ) );
	return $said ? '<p>' . $said . '</p>' : '';
}

/**
 * The help lines and the general ranges, as the build drew them.
 *
 * @param string $language A language of this build.
 * @param string $region   A region of this build, or '' for all.
 * @return string Markup.
 */
function ketamine_outlook_fallback( $language, $region ) {
	$name = $language . ( $region ? '_' . $region : '' );
	$file = dirname( KETAMINE_OUTLOOK_FILE ) . '/fallback/' . $name . '.html';
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a file of the plugin itself.
	return is_readable( $file ) ? file_get_contents( $file ) : '';
}
