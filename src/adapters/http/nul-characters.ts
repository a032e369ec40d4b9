/** Where in a parsed value a NUL character is, as `body.sessions.0.id`; `null`: nowhere. Files are not looked into. */
export function findNul(value: unknown, place: string): string | null {
  const open: (readonly [unknown, string])[] = [[value, place]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, where] = next
    if (typeof one === 'string' && one.includes('\0')) return where
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array) continue
    for (const [name, inner] of Object.entries(one)) {
      if (name.includes('\0')) return where
      open.push([inner, `${where}.${name}`])
    }
  }
  return null
}
