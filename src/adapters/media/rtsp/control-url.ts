/** No spaces, no control characters: the address becomes part of a request line. */
const PLAIN = /^[\u0021-\u007e\u0080-\uffff]+$/

/**
 * The address of a session or track (RFC 2326 §C.1.1). Relative ones are put behind the base with a slash, as players
 * do, query or not; absolute ones stand for themselves. They are only ever named to the server that gave them, on the
 * connection that is open: none is connected to.
 */
export function controlUrl(base: string, control: string | null): string | null {
  if (control === null || control === '*' || control === '') return base
  const url = /^rtsps?:\/\//i.test(control)
    ? control
    : `${base}${base.endsWith('/') ? '' : '/'}${control}`
  return PLAIN.test(url) ? url : null
}
