import { describe, expect, it } from 'vitest'
import { REQUESTS, reading } from '../../../../src/dashboard/api/addresses.ts'
import { API_PREFIX } from '../../../../src/dashboard/api/client.ts'
import { type OpenApiDocument, operationsOf } from '../../../build/openapi-document.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()

describe('the page asks for nothing that the server does not know', () => {
  it('holds every request against the description of the interface', async () => {
    const { app } = await start()
    const document = (await app.inject('/api/openapi.json')).json<OpenApiDocument>()
    const known = new Map(
      operationsOf(document).map((operation) => [
        `${operation.method} ${operation.path}`,
        operation,
      ]),
    )
    for (const [request, sent] of Object.entries(REQUESTS)) {
      const [method = '', path = ''] = request.split(' ')
      const operation = known.get(`${method} ${API_PREFIX}${path}`)
      expect(operation, request).toBeDefined()
      const queries = (operation?.parameters ?? []).filter((one) => one.in === 'query')
      expect(
        queries.map(({ name }) => name),
        request,
      ).toEqual(expect.arrayContaining([...sent]))
      const needed = queries.filter(({ required }) => required).map(({ name }) => name)
      expect(sent, request).toEqual(expect.arrayContaining(needed))
    }
  })

  it('is shown the history of a violation', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    const address = API_PREFIX + reading('/violations/{id}/events', { id: 'violation-1' })
    expect((await call('GET', address)).statusCode).toBe(200)
  })
})
