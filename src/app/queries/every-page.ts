import type { Page, PageRequest } from '../../ports/records.ts'

const LIMIT = 200

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
