/** A value that JSON can carry without loss. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

function canonicalNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which JSON cannot carry`)
  return JSON.stringify(value)
}

function canonicalObject(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${path} is neither a plain object nor an array`)
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${write(member, `${path}.${name}`)}`).join(',')}}`
}

function write(value: unknown, path: string): string {
  if (value === null) return 'null'
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') return canonicalNumber(value, path)
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, `${path}[${index}]`)).join(',')}]`
  }
  if (typeof value === 'object') return canonicalObject(value, path)
  throw new TypeError(`${path} is of type ${typeof value}, which JSON cannot carry`)
}

/**
 * One text for one value: no white space, members sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them (RFC 8785, JSON Canonicalization Scheme). Members that are `undefined` are left out, as JSON does.
 * One deviation: RFC 8785 refuses half a surrogate pair; here it is written as its escape, because text read off a
 * picture may hold one and evidence must not be lost over it.
 *
 * Reading the text back and writing it again gives the same text.
 *
 * @throws TypeError naming the place, for what JSON would silently drop or change (NaN, functions, class instances).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}
