import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'

const SOURCE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What is said of a page, as far as a person may stumble over it. */
const GRAVE = ['moderate', 'serious', 'critical']

type Node = {
  readonly target: readonly string[]
  readonly html: string
  readonly any: readonly { readonly message: string }[]
}
type Told = { readonly id: string; readonly impact: string; readonly nodes: readonly Node[] }

const short = (text: string, length: number): string =>
  text.slice(0, length).replaceAll(/\s+/g, ' ')

/** Makes what follows still: a colour that is on its way is nobody's choice. */
export const holdStill = (page: Page): Promise<unknown> =>
  page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  })

/**
 * What axe finds on the page as it stands, one line each; `within`: a part of it, `rules`: these alone, `without`: all but these.
 * Rules are those of WCAG 2.2 A and AA and axe's own best practice.
 */
export async function axe(
  page: Page,
  {
    within = 'html',
    rules,
    without = [],
  }: {
    readonly within?: string
    readonly rules?: readonly string[]
    readonly without?: readonly string[]
  } = {},
): Promise<readonly string[]> {
  const known = await page.evaluate("typeof globalThis.axe === 'object'")
  if (known !== true) await page.evaluate(SOURCE)
  const how = {
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  }
  const told = (await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(how)}).then(({ violations }) => violations)`,
  )) as readonly Told[]
  return told
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ target, html, any }) =>
          `${impact} ${id}: ${target.join(' ')} ${short(html, 160)} ${short(any[0]?.message ?? '', 200)}`,
      ),
    )
}
