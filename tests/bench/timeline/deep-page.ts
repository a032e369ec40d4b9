import type { Stand } from './stand.ts'
import { askInTurn } from './steadily.ts'

const STEP = 200
const PAGE = 50

type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null }

/** The page behind `depth` rows beside the first, in turn; by the cursor that paging through all of them gives. */
export async function deepPage({ get }: Stand, depth: number, rounds: number) {
  let cursor: string | null = null
  let behind = 0
  const began = performance.now()
  while (behind < depth) {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`
    const page = JSON.parse((await get(`/violations?limit=${STEP}${after}`)).toString()) as Page
    behind += page.items.length
    cursor = page.nextCursor
    if (cursor === null) break
  }
  const walkedSeconds = Math.round((performance.now() - began) / 100) / 10
  const deep = cursor
  const times = await askInTurn(
    [
      { name: 'first', weight: 1, ask: () => get(`/violations?limit=${PAGE}`) },
      ...(deep === null
        ? []
        : [
            { name: 'deep', weight: 1, ask: () => get(`/violations?limit=${PAGE}&cursor=${deep}`) },
          ]),
    ],
    rounds,
  )
  return { behind, walkedSeconds, ...times }
}
