// The block in the editor: what the server draws, and a field for each setting. No build step.
( function ( blocks, blockEditor, components, element, ServerSideRender, settings ) {
	const make = element.createElement;
	const name = 'ketamine-outlook/outlook';

	function input( field, attributes, setAttributes ) {
		const shared = {
			key: field.attribute,
			label: field.label,
			help: field.help,
			value: attributes[ field.attribute ],
			onChange: ( value ) => setAttributes( { [ field.attribute ]: value } ),
		};
		if ( field.choices.length ) {
			return make( components.SelectControl, { ...shared, options: field.choices } );
		}
		return make( field.lines ? components.TextareaControl : components.TextControl, shared );
	}

	blocks.registerBlockType( name, {
		edit: ( { attributes, setAttributes } ) =>
			make(
				'div',
				blockEditor.useBlockProps(),
				make(
					blockEditor.InspectorControls,
					null,
					make(
						components.PanelBody,
						{ title: settings.title },
						make( 'p', null, settings.intro ),
						settings.fields.map( ( field ) => input( field, attributes, setAttributes ) )
					)
				),
				// What is seen here is not to be pressed.
				make( components.Disabled, null, make( ServerSideRender, { block: name, attributes } ) )
			),
		save: () => null,
	} );
} )(
	window.wp.blocks,
	window.wp.blockEditor,
	window.wp.components,
	window.wp.element,
	window.wp.serverSideRender,
	window.ketamineOutlook
);
