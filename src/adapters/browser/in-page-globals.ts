/**
 * Runs inside the page (see in-page.ts): strings under the named global variables that may be addresses. Walks plain
 * data only, within bounds; a getter is page code and is not run.
 */
export function readGlobals(paths: readonly string[]): readonly string[] {
  const found = new Set<string>()
  let left = 5_000
  const heldBy = (owner: object, name: string): unknown => {
    const property = Object.getOwnPropertyDescriptor(owner, name)
    return property !== undefined && 'value' in property ? (property.value as unknown) : undefined
  }
  const walk = (value: unknown, depth: number): void => {
    left -= 1
    if (left < 0 || found.size >= 50) return
    if (typeof value === 'string') {
      if (/m3u8|\.flv|^rtmps?:/i.test(value)) found.add(value.slice(0, 20_000))
    } else if (typeof value === 'object' && value !== null && depth > 0) {
      for (const name of Object.keys(value)) walk(heldBy(value, name), depth - 1)
    }
  }
  for (const path of paths) {
    const steps = path.split('.')
    let value: unknown = globalThis
    for (const step of steps) {
      value = typeof value === 'object' && value !== null ? heldBy(value, step) : undefined
    }
    walk(value, 8)
  }
  return [...found]
}
