/** A word of the glossary and what it is never called. */
type Term = { readonly word: string; readonly never: readonly string[] }
/** The one Chinese word of each state, by what has it: `cut` → `sent` → 已发出. */
type StateWords = ReadonlyMap<string, ReadonlyMap<string, string>>

function rowsUnder(page: string, heading: string): readonly (readonly string[])[] {
  const [, part = ''] = page.split(`## ${heading}\n`)
  const [body = ''] = part.split(/^## /m)
  return body
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

export const termsOf = (page: string): readonly Term[] =>
  rowsUnder(page, '用语 Terms').map((cells) => ({
    word: cells[0] ?? '',
    never: (cells[4] ?? '').split('、').filter((one) => one !== ''),
  }))

export function statesOf(page: string): StateWords {
  const states = new Map<string, Map<string, string>>()
  for (const [codes = '', word = ''] of rowsUnder(page, '状态 States')) {
    const [of = '', state = ''] = [...codes.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')
    states.set(of, (states.get(of) ?? new Map<string, string>()).set(state, word))
  }
  return states
}
