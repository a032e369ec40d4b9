/*
 * Words of the interface that a page needs before it needs any shape: they stand apart from the shapes, because whoever
 * reads a shape loads the whole checker of shapes with it.
 */

/** Header that carries the CSRF token on every write made with a cookie. */
export const CSRF_HEADER = 'x-csrf-token'

/** How many pieces of evidence could not be had for a package: its `manifest.json` names them and why. */
export const PACKAGE_LOST_HEADER = 'xuncha-package-lost'

/** As many rows as an answer may have. */
export const MAXIMUM_LIMIT = 200

/**
 * The first thing told on a connection: whose it is. A page shows nothing that came on the connection of another
 * account than its own.
 */
export const HELLO_EVENT = 'hello'

/**
 * Told every few seconds while there is nothing else to tell: the journal was read and holds nothing newer. A server
 * that is stopped, or whose database does not answer, sends none, and whoever listens knows that what it holds is old.
 */
export const BEAT_EVENT = 'beat'
