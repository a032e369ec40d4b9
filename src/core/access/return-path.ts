const LONGEST = 2_000

/**
 * Where somebody comes back to after signing in: a place of our own, or the first page. A path that a browser would read
 * as another host's (`//host`, `/\host`, a tab or line feed within) is none (OWASP, "Unvalidated Redirects").
 */
export const returnPath = (path: string): string =>
  path.length <= LONGEST && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : '/'
