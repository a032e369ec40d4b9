import { setImmediate } from 'node:timers/promises'

type Asked<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Does at once what is asked for in the same turn of the event loop; `work` answers in the order of what it is given. */
export function together<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  let gathered: Asked<Item, Answer>[] = []

  async function begin(): Promise<void> {
    await setImmediate()
    const asked = gathered
    gathered = []
    try {
      const answers = await work(asked.map(({ item }) => item))
      for (const [at, { resolve }] of asked.entries()) resolve(answers[at] as Answer)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      gathered.push({ item, resolve, reject })
      if (gathered.length === 1) void begin()
    })
}
