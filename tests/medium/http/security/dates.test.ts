import { expect, test } from 'vitest'
import { asBrowser } from '../../../build/as-browser.ts'
import {
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  operationsOf,
  requestFor,
  sampleOf,
} from '../../../build/openapi-document.ts'
import { pool } from '../harness-pool.ts'
import { seedViolation } from '../http-harness.ts'

const start = pool()

/** Beyond what a record can be written again with: the last day that scripts know, and hours that lie in another year. */
const MOMENTS = [
  '+275760-09-13T00:00:00.000Z',
  '275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59-12:00',
  '0000-01-01T00:00:00+14:00',
  '-000001-01-01T00:00:00Z',
]
const DAYS = ['+275760-09-13', '275760-09-13', '10000-01-01', '-000001-01-01']

const resolved = (schema: JsonSchema, document: OpenApiDocument): JsonSchema => {
  if (schema.$ref === undefined) return schema
  return document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}
}

type Place = {
  readonly name: string
  readonly format: 'date' | 'date-time' | 'number'
  /** A body that the document allows, but for this. */
  readonly with: (value: string) => unknown
}

/** Where a body takes a moment or a day, however deep. */
function placesIn(given: JsonSchema, document: OpenApiDocument, depth = 0): readonly Place[] {
  const schema = resolved(given, document)
  const { format, anyOf = [], oneOf = [], properties = {}, items } = schema
  if (depth > 6) return []
  if (format === 'date' || format === 'date-time') {
    return [{ name: '', format, with: (value) => value }]
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    return [{ name: '', format: 'number', with: Number }]
  }
  const inner = (one: JsonSchema) => placesIn(one, document, depth + 1)
  const fields = Object.entries(properties).flatMap(([name, one]) =>
    inner(one).map((place) => ({
      ...place,
      name: place.name === '' ? name : place.name,
      with: (value: string) => ({
        ...(sampleOf(schema, document) as object),
        [name]: place.with(value),
      }),
    })),
  )
  const members = items === undefined ? [] : inner(items)
  return [
    ...[...anyOf, ...oneOf].flatMap(inner),
    ...fields,
    ...members.map((place) => ({ ...place, with: (value: string) => [place.with(value)] })),
  ]
}

async function startAsked() {
  const harness = await start()
  await seedViolation(harness)
  const password = await harness.account('administrator', 'boss')
  const { cookie, csrf } = await asBrowser(harness.app, 'boss', password)
  const document: OpenApiDocument = (await harness.app.inject({ url: '/api/openapi.json' })).json()
  const ask = async (operation: Operation, body: unknown) => {
    const request = requestFor(operation, document)
    return await harness.app.inject({
      method: request.method,
      url: request.url.replace('some-text', 'violation-1'),
      query: request.query,
      headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf },
      payload: JSON.stringify(body),
    })
  }
  const places = operationsOf(document)
    .filter(({ operationId }) => operationId !== 'changeOwnPassword')
    .flatMap((operation) => {
      const schema = operation.requestBody?.content['application/json']?.schema
      const found = schema === undefined ? [] : placesIn(schema, document)
      return found.map((place) => ({ operation, place }))
    })
  return { harness, ask, places }
}

test('no body takes a moment or a day that could not be written again', async () => {
  const { harness, ask, places } = await startAsked()
  const taken: string[] = []
  let tried = 0
  for (const { operation, place } of places) {
    if (place.format === 'number') continue
    for (const value of place.format === 'date' ? DAYS : MOMENTS) {
      const { statusCode, body } = await ask(operation, place.with(value))
      tried += 1
      // That nothing of this name exists, or that something else is wrong, is no check of it.
      const isRefused = statusCode === 400 && String(JSON.parse(body).where).includes(place.name)
      if (!isRefused) taken.push(`${operation.operationId} ${place.name} ${value}: ${body}`)
    }
  }
  expect(taken).toEqual([])
  expect(tried).toBeGreaterThan(100)
  expect(harness.errors).toEqual([])
})

test('no number of days, minutes or seconds, however large, breaks anything or names a day that there is not', async () => {
  const { harness, ask, places } = await startAsked()
  const broken: string[] = []
  for (const { operation, place } of places) {
    if (place.format !== 'number') continue
    for (const value of ['9007199254740991', '1e308', '-9007199254740991', '0.1']) {
      const { statusCode, body } = await ask(operation, place.with(value))
      if (statusCode >= 500 || /275760|Invalid Date|\bNaN\b/.test(body)) {
        broken.push(`${operation.operationId} ${place.name} ${value}: ${statusCode} ${body}`)
      }
    }
  }
  expect(broken).toEqual([])
  expect(harness.errors).toEqual([])
})
