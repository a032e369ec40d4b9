import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { startProgram } from '../../build/program/running-program.ts'

/** An address of this test alone, so that the port which nobody chose is free on it. */
const HOST = '127.81.23.5'
const HEALTH_PORT = 8_081

let database: TestDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

const start = (settings: Readonly<Record<string, string>> = {}) =>
  startProgram(['serve', '--roles', 'scheduler'], {
    DATABASE_URL: database.databaseUrl ?? '',
    XUNCHA_DATA_DIR: join(database.dataFolder, 'scheduler'),
    LOG_LEVEL: 'warn',
    HOST,
    ...settings,
  })

async function occupy(): Promise<Server> {
  const server = createServer()
  server.listen(HEALTH_PORT, HOST)
  await once(server, 'listening')
  return server
}

it('without the role api and without a PORT it stays out of the way of the dashboard', async () => {
  const program = start()
  const [, url] = await program.waitFor(/health and metrics: (\S+)/)
  expect(url).toBe(`http://${HOST}:${HEALTH_PORT}`)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(await program.stop()).toMatchObject({ code: 0 })
})

it('where that port is taken it says so and works all the same; a PORT that was chosen is refused', async () => {
  const taken = await occupy()
  const program = start()
  await program.waitFor(/No health and metrics, it works all the same; give this process a PORT/)
  await program.waitFor(/health and metrics are not served/)
  expect(program.child.exitCode).toBe(null)
  expect(await program.stop()).toMatchObject({ code: 0 })

  const refused = await start({ PORT: String(HEALTH_PORT) }).finished
  expect(refused.code).not.toBe(0)
  expect(refused.stderr).toContain(`Cannot listen on ${HOST}:${HEALTH_PORT}`)
  taken.close()
})
