/** The columns and keys of records that hold the sha256 of a kept file (`PieceOf`, `TracedLook`, names of findings). */
const KEYS = ['sha256', 'frame', 'frames', 'context']
const WHOLE_NAME = /^[0-9a-f]{64}$/
const ANY_NAME = /\b[0-9a-f]{64}\b/g

function gather(value: unknown, names: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    if (KEYS.includes(key) && WHOLE_NAME.test(value)) names.add(value)
  } else if (Array.isArray(value)) {
    for (const inner of value) gather(inner, names, key)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) gather(inner, names, name)
  }
}

/** A column of JSON as its value; any other as the text that it is. */
function readColumn(column: unknown): unknown {
  if (typeof column !== 'string' || !/^\s*[[{]/.test(column)) return column
  try {
    return JSON.parse(column)
  } catch {
    return column
  }
}

/**
 * The files that a row of a table names, given as JSON of the text of each column. `kept`: those it was written with and cannot do
 * without. `perhaps`: whatever else in it looks like a name; a page may have shown such digits.
 */
export function filesNamedIn(row: string): {
  readonly kept: ReadonlySet<string>
  readonly perhaps: ReadonlySet<string>
} {
  const columns = Object.entries(JSON.parse(row) as Record<string, unknown>)
  const kept = new Set<string>()
  gather(Object.fromEntries(columns.map(([name, column]) => [name, readColumn(column)])), kept)
  const all = [...row.matchAll(ANY_NAME)].map(([name]) => name)
  return { kept, perhaps: new Set(all.filter((name) => !kept.has(name))) }
}
