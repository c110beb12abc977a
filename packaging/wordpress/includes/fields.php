<?php
/**
 * What a clinic can set: one list for the settings page, the shortcode and the block.
 *
 * The widget's own table of its configuration (`fields` in build.php) says what fits; here stand the
 * label of each field and the name that a shortcode calls it by.
 *
 * @package Ketamine_Outlook
 */

defined( 'ABSPATH' ) || exit;

/**
 * The fields by their names, in the order of the settings page. A field with a `path` belongs to the
 * widget's configuration, one without is an attribute of the element.
 *
 * @return array[]
 */
function ketamine_outlook_fields() {
	static $fields = array();
	$locale = determine_locale();
	if ( ! isset( $fields[ $locale ] ) ) {
		$fields[ $locale ] = ketamine_outlook_element_fields();
		$table             = ketamine_outlook_build()['fields'];
		foreach ( ketamine_outlook_labels() as $path => $said ) {
			$name                       = str_replace( '.', '_', $path );
			$fields[ $locale ][ $name ] = array_merge( $table[ $path ], $said, array( 'path' => $path ) );
		}
	}
	return $fields[ $locale ];
}

/**
 * What is said of the element by attributes of its own.
 *
 * @return array[]
 */
function ketamine_outlook_element_fields() {
	return array(
		'lang'   => array(
			'label'   => __( 'Language', 'ketamine-outlook' ),
			'kind'    => 'choice',
			'choices' => array(
				''        => __( 'The language of this site', 'ketamine-outlook' ),
				'browser' => __( 'What the visitor’s browser prefers', 'ketamine-outlook' ),
			) + ketamine_outlook_build()['languages'],
		),
		'theme'  => array(
			'label'   => __( 'Colors', 'ketamine-outlook' ),
			'kind'    => 'choice',
			'choices' => array(
				''      => __( 'Light or dark, as the visitor’s device is set', 'ketamine-outlook' ),
				'light' => __( 'Light', 'ketamine-outlook' ),
				'dark'  => __( 'Dark', 'ketamine-outlook' ),
			),
		),
		'mode'   => array(
			'label'   => __( 'Place', 'ketamine-outlook' ),
			'kind'    => 'choice',
			'choices' => array(
				''      => __( 'Among other content', 'ketamine-outlook' ),
				'page'  => __( 'A page of its own', 'ketamine-outlook' ),
				'kiosk' => __( 'A screen that many people touch', 'ketamine-outlook' ),
			),
		),
	);
}

/**
 * Labels of the widget's configuration, by path.
 *
 * @return array[]
 */
function ketamine_outlook_labels() {
	return array(
		'region'         => array(
			'label'   => __( 'Country', 'ketamine-outlook' ),
			'help'    => __( 'Its emergency number and crisis line come first.', 'ketamine-outlook' ),
			'kind'    => 'choice',
			'choices' => array( '' => __( 'As the visitor’s browser says', 'ketamine-outlook' ) ) + ketamine_outlook_regions(),
		),
		'clinic.name'    => array(
			'label' => __( 'Name of the clinic', 'ketamine-outlook' ),
		),
		'clinic.phone'   => array(
			'label' => __( 'Phone', 'ketamine-outlook' ),
		),
		'clinic.booking' => array(
			'label' => __( 'Address for appointments', 'ketamine-outlook' ),
			'help'  => __( 'Starts with https:, tel: or mailto:', 'ketamine-outlook' ),
		),
		'clinic.logo'    => array(
			'label' => __( 'Logo', 'ketamine-outlook' ),
			'help'  => __( 'A picture on this site, such as /wp-content/uploads/logo.png', 'ketamine-outlook' ),
		),
		'accent'         => array(
			'label' => __( 'Accent color', 'ketamine-outlook' ),
			'help'  => __( 'Such as #0a5052. Too little contrast is corrected.', 'ketamine-outlook' ),
		),
		'languages'      => array(
			'label'   => __( 'Languages to choose from', 'ketamine-outlook' ),
			'help'    => __( 'None checked: all of them.', 'ketamine-outlook' ),
			'choices' => ketamine_outlook_without_variants(),
		),
		'greeting'       => array(
			'label' => __( 'Words before the first question', 'ketamine-outlook' ),
		),
		'closing'        => array(
			'label' => __( 'Words after the result', 'ketamine-outlook' ),
		),
		'crisis.name'    => array(
			'label' => __( 'Your own crisis line: its name', 'ketamine-outlook' ),
			'help'  => __( 'It stands beside the lines of the country.', 'ketamine-outlook' ),
		),
		'crisis.phone'   => array(
			'label' => __( 'Your own crisis line: its number', 'ketamine-outlook' ),
		),
		'crisis.note'    => array(
			'label' => __( 'Your own crisis line: a note', 'ketamine-outlook' ),
			'help'  => __( 'For instance, when it answers.', 'ketamine-outlook' ),
		),
		'plan.infusions' => array(
			'label' => __( 'Your plan: how many infusions', 'ketamine-outlook' ),
			'help'  => __( 'Shown apart, as your clinic’s plan. It never mixes with what the sources say.', 'ketamine-outlook' ),
		),
		'plan.days'      => array(
			'label' => __( 'Your plan: over how many days', 'ketamine-outlook' ),
		),
		'plan.every'     => array(
			'label' => __( 'Your plan: a booster every how many days', 'ketamine-outlook' ),
		),
		'modules'        => array(
			'label'   => __( 'Optional parts', 'ketamine-outlook' ),
			'choices' => ketamine_outlook_modules(),
		),
		'reviewer.name'  => array(
			'label' => __( 'Who reviewed it for the clinic', 'ketamine-outlook' ),
		),
		'reviewer.date'  => array(
			'label' => __( 'When it was reviewed', 'ketamine-outlook' ),
		),
	);
}

/**
 * The countries that have crisis lines, by code, as the language of the site calls them.
 *
 * @return string[]
 */
function ketamine_outlook_regions() {
	$language = ketamine_outlook_language_of_site();
	$regions  = array();
	foreach ( ketamine_outlook_build()['regions'] as $code => $names ) {
		$regions[ $code ] = $names[ $language ];
	}
	return $regions;
}

/**
 * The optional parts of this build, by id.
 *
 * @return string[]
 */
function ketamine_outlook_modules() {
	$known   = array(
		'phq9' => __( 'The PHQ-9: nine questions about depression', 'ketamine-outlook' ),
	);
	$modules = array();
	foreach ( ketamine_outlook_build()['fields']['modules']['choices'] as $module ) {
		$modules[ $module ] = isset( $known[ $module ] ) ? $known[ $module ] : $module;
	}
	return $modules;
}

/**
 * The names of the languages to choose from: a variant is its language there.
 *
 * @return string[]
 */
function ketamine_outlook_without_variants() {
	$build = ketamine_outlook_build();
	return array_intersect_key( $build['languages'], array_flip( $build['fields']['languages']['choices'] ) );
}

/**
 * The widget's language that is nearest to the site's: a variant where the site's country speaks it.
 *
 * @return string
 */
function ketamine_outlook_language_of_site() {
	$build    = ketamine_outlook_build();
	$locale   = determine_locale();
	$language = substr( $locale, 0, 2 );
	$known    = isset( $build['languages'][ $language ] ) ? $language : 'en';
	return $build['variants'][ substr( $locale, 0, 5 ) ] ?? $known;
}
