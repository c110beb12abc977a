<?php
/**
 * What people type, brought into the form that the widget's table of fields asks for. Text stays as it
 * was typed, quotes and angle brackets included: whoever prints it escapes it.
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

/**
 * One value as it may be kept.
 *
 * @param array $field A field, as ketamine_outlook_fields() gives it.
 * @param mixed $given What was typed, without slashes.
 * @return string|string[]|null The value; '' or array() where nothing was given; null where it does not fit.
 */
function ketamine_outlook_clean( $field, $given ) {
	if ( $field['list'] ?? false ) {
		$items = is_array( $given ) ? $given : preg_split( '/[\s,]+/', (string) $given, -1, PREG_SPLIT_NO_EMPTY );
		$items = array_values( array_unique( array_map( 'strval', array_filter( $items, 'is_scalar' ) ) ) );
		return array_diff( $items, array_map( 'strval', array_keys( $field['choices'] ) ) ) ? null : $items;
	}
	if ( ! is_scalar( $given ) ) {
		return null;
	}
	$text = wp_check_invalid_utf8( (string) $given );
	if ( 'lines' === $field['kind'] ) {
		$text = str_replace( array( "\r\n", "\r" ), "\n", $text );
	} else {
		$text = preg_replace( '/[\r\n\t]+/', ' ', $text );
	}
	$text = trim( preg_replace( '/[\x00-\x09\x0b-\x1f\x7f]/', '', $text ) );
	if ( 'logo' === $field['kind'] ) {
		$text = ketamine_outlook_path_on_this_site( $text );
	}
	return '' === $text || ketamine_outlook_fits( $field, $text ) ? $text : null;
}

/**
 * Whether a text fits a field, by the widget's own pattern and bounds.
 *
 * @param array  $field A field.
 * @param string $text  Not empty.
 * @return bool
 */
function ketamine_outlook_fits( $field, $text ) {
	if ( isset( $field['choices'] ) ) {
		return array_key_exists( $text, $field['choices'] );
	}
	if ( 'number' === $field['kind'] ) {
		return ctype_digit( $text ) && $text >= $field['least'] && $text <= $field['most'];
	}
	$length = function_exists( 'mb_strlen' ) ? mb_strlen( $text, 'UTF-8' ) : strlen( $text );
	$fits   = ! isset( $field['most'] ) || $length <= $field['most'];
	return $fits && ( ! isset( $field['pattern'] ) || 1 === preg_match( '~' . str_replace( '~', '\~', $field['pattern'] ) . '~uD', $text ) );
}

/**
 * What fits a field, in words.
 *
 * @param array $field A field.
 * @return string
 */
function ketamine_outlook_what_fits( $field ) {
	if ( isset( $field['choices'] ) ) {
		/* translators: %s: a list of values. */
		return sprintf( __( 'one of %s', 'ketamine-outlook' ), implode( ', ', array_filter( array_keys( $field['choices'] ) ) ) );
	}
	switch ( $field['kind'] ) {
		case 'number':
			/* translators: 1: the smallest number, 2: the largest. */
			return sprintf( __( 'a whole number from %1$d to %2$d', 'ketamine-outlook' ), $field['least'], $field['most'] );
		case 'phone':
			return __( 'a phone number of 3 to 15 digits', 'ketamine-outlook' );
		case 'link':
			return __( 'an address that starts with https:, tel: or mailto:', 'ketamine-outlook' );
		case 'logo':
			return __( 'the address of a picture on this site', 'ketamine-outlook' );
		case 'colour':
			return __( 'a color such as #0a5052', 'ketamine-outlook' );
		case 'date':
			return __( 'a date such as 2026-11-22', 'ketamine-outlook' );
		default:
			/* translators: %d: a number of characters. */
			return sprintf( __( 'at most %d characters', 'ketamine-outlook' ), $field['most'] );
	}
}

/**
 * The address of a picture in the media library, as a path: the widget loads from its own site alone.
 *
 * @param string $address An address or a path.
 * @return string
 */
function ketamine_outlook_path_on_this_site( $address ) {
	$host = wp_parse_url( $address, PHP_URL_HOST );
	return $host && wp_parse_url( home_url(), PHP_URL_HOST ) === $host ? wp_make_link_relative( $address ) : $address;
}

/**
 * A whole set of settings as it may be kept; what does not fit is left out.
 *
 * @param mixed         $given   Values by the names of fields.
 * @param callable|null $refused Hears of each value that does not fit: field, name.
 * @return array
 */
function ketamine_outlook_clean_all( $given, $refused = null ) {
	$kept = array();
	foreach ( ketamine_outlook_fields() as $name => $field ) {
		if ( ! is_array( $given ) || ! isset( $given[ $name ] ) ) {
			continue;
		}
		$value = ketamine_outlook_clean( $field, $given[ $name ] );
		if ( null === $value && $refused ) {
			$value = $refused( $field, $name );
		}
		if ( null !== $value && '' !== $value && array() !== $value ) {
			$kept[ $name ] = $value;
		}
	}
	return $kept;
}
