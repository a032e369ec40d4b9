import { request } from 'node:http'
import { join } from 'node:path'
import { fastify } from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupRoute } from '../../../src/adapters/http/kept/backup-route.ts'
import { succeed } from '../../../src/core/fault.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { removeFolder, temporaryFolder } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { patiently } from '../../build/patience.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'

const { clock, pass, asleep } = createHandClock(SATURDAY)
const written = Promise.withResolvers<void>()
const app = fastify()
let folder: string

beforeAll(async () => {
  folder = await temporaryFolder()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const backup = async (name: string) => {
    await written.promise
    return succeed({ folder: name })
  }
  backupRoute(app.withTypeProvider<ZodTypeProvider>(), backup, clock)
})
afterAll(async () => {
  await app.close()
  await removeFolder(folder)
})

test('a backup that takes longer than an answer may says that it goes on, and is answered in the end', async () => {
  const socketPath = join(folder, 'control.sock')
  await app.listen({ path: socketPath })
  const body = JSON.stringify({ folder: '/backup' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length }
  const asked = request({ socketPath, method: 'POST', path: '/backup', headers })
  const answered = Promise.withResolvers<string>()
  asked.on('response', (response) => {
    const told = response.toArray().then((parts: Buffer[]) => Buffer.concat(parts).toString())
    answered.resolve(told)
  })
  asked.on('error', answered.reject)
  const signs: number[] = []
  asked.on('information', ({ statusCode }) => {
    signs.push(statusCode)
  })
  asked.end(body)
  for (const told of [1, 2, 3]) {
    await patiently(async () => expect(asleep()).toBe(1))
    pass(seconds(30))
    await patiently(async () => expect(signs).toHaveLength(told))
  }
  written.resolve()
  expect(JSON.parse(await answered.promise)).toEqual({ folder: '/backup' })
  expect(signs).toEqual([102, 102, 102])
})
