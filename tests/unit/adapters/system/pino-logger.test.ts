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

  it('never holds the values of a query that failed: they are what people typed', () => {
    const error = new Error('Failed query: select $1\nparams: 群号 8765\n二', { cause: 'gone' })
    for (const fields of [{ error }, { error: String(error) }, { why: error.stack }]) {
      expect(logged(fields)).toContain('Failed query: select $1')
      expect(logged(fields)).not.toContain('群号')
    }
    expect(logged({ why: 'it said\nparams: none' })).toContain('none')
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
