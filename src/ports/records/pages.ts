/** One page of a list, newest first, stable under inserts. `nextCursor` is opaque; `null` at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null }
export type PageRequest = { readonly limit: number; readonly cursor: string | null }
