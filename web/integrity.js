// Hashes of files, as `integrity` names them.

/**
 * The hash of a file with these bytes; undefined in a context that is not secure, where no browser computes it.
 * @param {BufferSource} bytes
 */
export async function integrityOf(bytes) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  return digest && `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
