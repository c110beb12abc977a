//! What only Chromium's driver can do: the commands of its `DevTools`, its log of the network, and
//! pages whose number can be read from a PDF. A run in another engine leaves these out.

mod accessibility_tree;
mod emulated_media;
mod export;
mod fhir_form;
mod languages;
mod network;
mod printed_sheet;
mod rehearsal;
