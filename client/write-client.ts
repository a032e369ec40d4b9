import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'

export type DescribedInterface = {
  readonly openapi: string
  readonly info: { readonly version: string }
}

/** Major version 0 promises nothing to the next minor one, so both are named. */
const CALLS = { 'openapi-fetch': '^0.17.0' }

const manifestOf = (version: string) => ({
  name: 'xuncha-client',
  version,
  description: 'A typed client of xuncha 巡查, made from its OpenAPI document',
  license: 'Apache-2.0',
  type: 'module',
  exports: { '.': { types: './index.d.ts', default: './index.js' } },
  files: ['index.js', 'index.d.ts', 'schema.d.ts'],
  dependencies: CALLS,
})

const SOURCE = `import createFetchClient from 'openapi-fetch'

export function createClient({ url, token, ...more }) {
  return createFetchClient({ baseUrl: url, headers: { authorization: \`Bearer \${token}\` }, ...more })
}

export async function* everyItem(page) {
  let cursor
  do {
    const { data, error } = await page(cursor)
    if (data === undefined) throw new Error(error?.detail ?? 'no answer', { cause: error })
    yield* data.items
    cursor = data.nextCursor ?? undefined
  } while (cursor !== undefined)
}
`

const TYPES = `import type { Client } from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type { components, operations, paths } from './schema.js'

/** What an operation answers with, by its name in the description: \`Schema<'Violation'>\`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

export type ClientOptions = {
  /** Of the installation, without a path: \`https://patrol.example.cn\`. */
  readonly url: string
  /** Of \`xuncha token add\`. */
  readonly token: string
  /** Left out: the one of the platform. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** \`GET('/api/v1/violations', { params: { query: { region: '44' } } })\`: \`data\`, or \`error\` as a problem (RFC 9457). */
export declare function createClient(options: ClientOptions): Client<paths>

/**
 * Everything in a list, a page at a time: \`page\` asks for the one after \`cursor\`.
 * @throws Error with the problem as its cause when a page is refused.
 */
export declare function everyItem<Item>(
  page: (cursor: string | undefined) => Promise<{
    readonly data?: { readonly items: readonly Item[]; readonly nextCursor: string | null }
    readonly error?: { readonly detail?: string }
  }>,
): AsyncGenerator<Item>
`

/** Writes the package of a client into a folder. */
export async function writeClient(described: DescribedInterface, folder: string): Promise<void> {
  const schema = await openapiTypescript(described as Parameters<typeof openapiTypescript>[0])
  await mkdir(folder, { recursive: true })
  const files: Readonly<Record<string, string>> = {
    'package.json': `${JSON.stringify(manifestOf(described.info.version), null, 2)}\n`,
    'schema.d.ts': astToString(schema),
    'index.d.ts': TYPES,
    'index.js': SOURCE,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}
