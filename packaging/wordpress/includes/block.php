<?php
/**
 * The block: drawn by the server, set in the editor by a script that needs no build.
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

add_action( 'init', 'ketamine_outlook_register_block' );
add_action( 'enqueue_block_editor_assets', 'ketamine_outlook_tell_editor' );

/**
 * Tells WordPress of the block.
 */
function ketamine_outlook_register_block() {
	wp_register_script(
		'ketamine-outlook-editor',
		plugins_url( 'block/editor.js', KETAMINE_OUTLOOK_FILE ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-server-side-render' ),
		ketamine_outlook_build()['version'],
		true
	);
	register_block_type(
		dirname( KETAMINE_OUTLOOK_FILE ) . '/block',
		array(
			'description'     => __( 'Questions, and what five sources let a person expect of ketamine infusions.', 'ketamine-outlook' ),
			'render_callback' => 'ketamine_outlook_render_block',
		)
	);
}

/**
 * Hands the editor the fields with their labels, in the language of whoever edits.
 */
function ketamine_outlook_tell_editor() {
	$fields = array();
	foreach ( ketamine_outlook_fields() as $name => $field ) {
		$choices = array();
		foreach ( $field['choices'] ?? array() as $value => $label ) {
			$choices[] = array(
				'value' => (string) $value,
				'label' => '' === $value ? __( 'As in the settings', 'ketamine-outlook' ) : $label,
			);
		}
		$fields[] = array(
			'attribute' => ketamine_outlook_attribute( $name ),
			'label'     => $field['label'],
			'help'      => $field['help'] ?? '',
			'lines'     => 'lines' === $field['kind'],
			'choices'   => $field['list'] ?? false ? array() : $choices,
		);
	}
	$settings = array(
		'title'  => __( 'For this block alone', 'ketamine-outlook' ),
		'intro'  => __( 'What is left empty is as in the settings of the site.', 'ketamine-outlook' ),
		'fields' => $fields,
	);
	wp_add_inline_script( 'ketamine-outlook-editor', 'window.ketamineOutlook = ' . wp_json_encode( $settings, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}

/**
 * A field's name as a block calls it: clinic_name is clinicName.
 *
 * @param string $name The name of a field.
 * @return string
 */
function ketamine_outlook_attribute( $name ) {
	return lcfirst( str_replace( '_', '', ucwords( $name, '_' ) ) );
}

/**
 * The block on the page.
 *
 * @param array $attributes What the editor kept.
 * @return string Markup.
 */
function ketamine_outlook_render_block( $attributes ) {
	$own = array();
	foreach ( array_keys( ketamine_outlook_fields() ) as $name ) {
		$value = $attributes[ ketamine_outlook_attribute( $name ) ] ?? '';
		if ( '' !== $value ) {
			$own[ $name ] = $value;
		}
	}
	return '<div ' . get_block_wrapper_attributes() . '>' . ketamine_outlook_element( $own ) . '</div>';
}
