import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { installErrorHandler } from '../../../../src/adapters/http/error-handler.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { pool } from '../harness-pool.ts'

const start = pool()

describe('a request that is not answered in time', () => {
  it('is ended for every route, and for who sends it too slowly', async () => {
    const { app } = await start()
    expect(app.initialConfig).toMatchObject({ handlerTimeout: 60_000, requestTimeout: 300_000 })
  })

  it('says so with a code of its own, and that a write may have been done', async () => {
    const app = fastify({ handlerTimeout: 1 })
    installErrorHandler(app, silentLogger)
    app.get('/', () => new Promise(() => {}))
    const response = await app.inject({ url: '/' })
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ code: 'took-too-long', status: 503 })
    await app.close()
  })
})
