import { describe, expect, it } from 'vitest'
import { createPinoLogger } from '../../../../src/adapters/system/pino-logger.ts'

function logged(fields: Readonly<Record<string, unknown>>): string {
  let text = ''
  const logger = createPinoLogger('info', {
    write: (line: string) => {
      text += line
    },
  })
  logger.info(fields, 'said')
  return text
}

describe('the log', () => {
  it.each([
    [{ password: 'hunter2' }],
    [{ account: { token: 'hunter2' } }],
    [{ server: { access: { credentials: 'hunter2' } } }],
    [{ databaseUrl: 'postgres://root:hunter2@db' }],
  ])('never holds a secret: %j', (fields) => {
    expect(logged(fields)).not.toContain('hunter2')
    expect(logged(fields)).toContain('[redacted]')
  })

  it('keeps what is no secret', () => {
    expect(JSON.parse(logged({ roomId: 'room-1' }))).toMatchObject({
      roomId: 'room-1',
      msg: 'said',
    })
  })

  it('tells what went wrong, an abort too, which must not end the program', () => {
    const error = AbortSignal.abort().reason
    expect(JSON.parse(logged({ error }))).toMatchObject({
      error: { type: 'AbortError', message: 'This operation was aborted' },
    })
    expect(JSON.parse(logged({ error: new TypeError('no') }))).toMatchObject({
      error: { type: 'TypeError', message: 'no' },
    })
  })
})
