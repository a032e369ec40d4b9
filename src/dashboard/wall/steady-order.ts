/**
 * What is shown while somebody points at it: what was there stays where it was, in its latest state (`kept`), what is
 * new comes last (`added`), and what is gone stays until he lets go. Nothing moves under the pointer.
 */
export function steadyOrder<Item extends { readonly id: string }>(
  shown: readonly Item[],
  wanted: readonly Item[],
  kept: (before: Item, latest: Item) => Item,
  added: (item: Item) => Item,
): readonly Item[] {
  const latest = new Map(wanted.map((item) => [item.id, item]))
  const known = new Set(shown.map(({ id }) => id))
  return [
    ...shown.map((item) => kept(item, latest.get(item.id) ?? item)),
    ...wanted.filter(({ id }) => !known.has(id)).map(added),
  ]
}
