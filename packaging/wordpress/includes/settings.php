<?php
/**
 * Settings > Ketamine Outlook: for those who may manage options, and for no one else.
 *
 * WordPress itself checks the nonce and the capability of what is sent (options.php).
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

add_action( 'admin_menu', 'ketamine_outlook_add_page' );
add_action( 'admin_init', 'ketamine_outlook_register_settings' );

/**
 * Puts the page into the menu.
 */
function ketamine_outlook_add_page() {
	add_options_page(
		'Ketamine Outlook',
		'Ketamine Outlook',
		'manage_options',
		'ketamine-outlook',
		'ketamine_outlook_page'
	);
}

/**
 * Tells WordPress of the one option and of the rows that change it.
 */
function ketamine_outlook_register_settings() {
	register_setting(
		'ketamine-outlook',
		KETAMINE_OUTLOOK_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => 'ketamine_outlook_sanitize',
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'ketamine-outlook', '', '__return_empty_string', 'ketamine-outlook' );
	foreach ( ketamine_outlook_fields() as $name => $field ) {
		add_settings_field(
			'ketamine-outlook-' . $name,
			esc_html( $field['label'] ),
			'ketamine_outlook_row',
			'ketamine-outlook',
			'ketamine-outlook',
			array(
				'name'      => $name,
				'label_for' => $field['list'] ?? false ? '' : 'ketamine-outlook-' . $name,
			)
		);
	}
}

/**
 * What was sent, as it is kept. A value that does not fit leaves the old one in place and is named.
 *
 * @param mixed $given Values by the names of fields.
 * @return array
 */
function ketamine_outlook_sanitize( $given ) {
	$before  = get_option( KETAMINE_OUTLOOK_OPTION );
	$refused = static function ( $field, $name ) use ( $given, $before ) {
		$found = is_scalar( $given[ $name ] ) ? (string) $given[ $name ] : implode( ', ', array_filter( (array) $given[ $name ], 'is_scalar' ) );
		/* translators: 1: the label of a field, 2: what was typed, 3: what fits. */
		$message = sprintf( __( '%1$s: “%2$s” does not fit; what fits: %3$s. The old value stays.', 'ketamine-outlook' ), $field['label'], ketamine_outlook_short( $found ), ketamine_outlook_what_fits( $field ) );
		ketamine_outlook_complain( $name, $message );
		return $before[ $name ] ?? null;
	};
	$kept = ketamine_outlook_clean_all( $given, $refused );
	foreach ( array_unique( array_filter( array_column( ketamine_outlook_fields(), 'group' ) ) ) as $group ) {
		$missing = ketamine_outlook_missing( $group, $kept );
		$begun   = array_filter(
			array_keys( $kept ),
			static function ( $name ) use ( $group ) {
				return 0 === strpos( $name, $group . '_' );
			}
		);
		if ( $begun && $missing ) {
			/* translators: %s: labels of fields. */
			ketamine_outlook_complain( $group, sprintf( __( 'Not shown as long as this is empty: %s.', 'ketamine-outlook' ), implode( '; ', $missing ) ) );
		}
	}
	return $kept;
}

/**
 * The beginning of a long text.
 *
 * @param string $text A text.
 * @return string
 */
function ketamine_outlook_short( $text ) {
	return preg_match( '/^.{60}(?=.)/su', $text, $start ) ? $start[0] . '…' : $text;
}

/**
 * Says once what is wrong: WordPress may ask for a first value to be sanitised twice.
 *
 * @param string $code    What it is about.
 * @param string $message As text.
 */
function ketamine_outlook_complain( $code, $message ) {
	if ( ! in_array( $code, array_column( get_settings_errors( KETAMINE_OUTLOOK_OPTION ), 'code' ), true ) ) {
		add_settings_error( KETAMINE_OUTLOOK_OPTION, $code, esc_html( $message ) );
	}
}

/**
 * The page.
 */
function ketamine_outlook_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><p>';
	/* translators: %s: the shortcode. */
	printf( esc_html__( 'Put the block “Ketamine Outlook” or the shortcode %s on a page. What you set here holds for all of them; a block or a shortcode may differ.', 'ketamine-outlook' ), '<code>[ketamine_outlook]</code>' );
	echo '</p><p>' . esc_html__( 'No answer of a visitor reaches this site: all of it stays in their browser.', 'ketamine-outlook' ) . '</p>';
	echo '<form action="options.php" method="post">';
	settings_fields( 'ketamine-outlook' );
	do_settings_sections( 'ketamine-outlook' );
	submit_button();
	echo '</form></div>';
}

/**
 * The input of a field.
 *
 * @param array $row Its name.
 */
function ketamine_outlook_row( $row ) {
	$name  = $row['name'];
	$field = ketamine_outlook_fields()[ $name ];
	$kept  = get_option( KETAMINE_OUTLOOK_OPTION );
	$value = $kept[ $name ] ?? '';
	$id    = 'ketamine-outlook-' . $name;
	$sent  = KETAMINE_OUTLOOK_OPTION . '[' . $name . ']';
	if ( $field['list'] ?? false ) {
		echo '<fieldset><legend class="screen-reader-text">' . esc_html( $field['label'] ) . '</legend>';
		foreach ( $field['choices'] as $choice => $label ) {
			printf( '<label><input type="checkbox" name="%s[]" value="%s"%s> %s</label><br>', esc_attr( $sent ), esc_attr( $choice ), checked( in_array( $choice, (array) $value, true ), true, false ), esc_html( $label ) );
		}
		echo '</fieldset>';
	} elseif ( isset( $field['choices'] ) ) {
		printf( '<select id="%s" name="%s">', esc_attr( $id ), esc_attr( $sent ) );
		foreach ( $field['choices'] as $choice => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $choice ), selected( $choice, $value, false ), esc_html( $label ) );
		}
		echo '</select>';
	} elseif ( 'lines' === $field['kind'] ) {
		printf( '<textarea id="%s" name="%s" rows="3" class="large-text" maxlength="%d">%s</textarea>', esc_attr( $id ), esc_attr( $sent ), (int) $field['most'], esc_textarea( $value ) );
	} else {
		$types = array(
			'phone'  => 'tel',
			'number' => 'number',
			'date'   => 'date',
		);
		printf( '<input type="%s" id="%s" name="%s" value="%s" class="regular-text">', esc_attr( $types[ $field['kind'] ] ?? 'text' ), esc_attr( $id ), esc_attr( $sent ), esc_attr( $value ) );
	}
	if ( isset( $field['help'] ) ) {
		echo '<p class="description">' . esc_html( $field['help'] ) . '</p>';
	}
}
