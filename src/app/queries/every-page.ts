import type { Page, PageRequest } from '../../ports/records/records.ts'

const LIMIT = 200

/** In order, so many at a time: what hangs on them is read together, and never all of it is in memory. */
export function inBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/** All items of a paged list, for those few questions that concern every one of them. */
export async function everyPage<T>(
  list: (request: PageRequest) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await list({ limit: LIMIT, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}
