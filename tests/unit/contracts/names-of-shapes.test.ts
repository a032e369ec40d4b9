import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const CONTRACTS = new URL('../../../src/contracts/', import.meta.url)

const namesOfShapes = (): string[] =>
  readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(new URL(path, CONTRACTS), 'utf8').matchAll(/\bid: '(?<name>[A-Z]\w*)'/g),
    ])
    .map(({ groups }) => groups?.['name'] ?? '')

describe('the names of the shapes on the wire', () => {
  // Each is described as it is received under its name with `Input` behind it: two of one name leave no description at all.
  it('are each given once, also with the ending that a received one gets', () => {
    const names = namesOfShapes()
    expect(names.length).toBeGreaterThan(60)
    const all = names.flatMap((name) => [name, `${name}Input`])
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([])
  })
})
