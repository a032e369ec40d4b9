/** Characters without width that come along when text is copied: blanks, marks of direction, soft hyphens. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '')

/** What people put around a code so that a spreadsheet program keeps it: `="…"`, or a leading apostrophe. */
export function withoutGuard(text: string): string {
  const plain = withoutInvisible(text).trim()
  const quoted = /^=\s*"((?:[^"]|"")*)"$/.exec(plain)?.[1]?.replaceAll('""', '"')
  return (quoted ?? plain).replace(/^['‘’`´＇]/, '').trim()
}

/** A code as it is meant: unguarded, without blanks. */
export const plainCode = (text: string): string => withoutGuard(text).replace(/\s+/g, '')
