import { SaxesParser } from 'saxes'

/** Who publishes, as one worker of nginx tells at `/stat`. */
export type StatPublisher = {
  /** Which `server {}` of `rtmp {}`, counted from 0: what `srv` of the control addresses means. */
  readonly server: number
  readonly app: string
  /** As the module writes it: what is no printing ASCII is a space there. */
  readonly stream: string
  readonly clientId: string
  readonly address: string
}

/** How many play a stream of a worker; what one worker hands another is no viewer. */
export type StatAudience = {
  readonly app: string
  readonly stream: string
  readonly viewers: number
}

export type StatPage = {
  /** Process of the worker that answered; it tells of its own publishers alone. */
  readonly worker: string
  /** Seconds since it was started; `null`: it does not say. */
  readonly uptime: number | null
  readonly publishers: readonly StatPublisher[]
  readonly audiences: readonly StatAudience[]
}

/** Deeper is no `/stat`. */
const MAXIMUM_DEPTH = 12

const STREAM = 'rtmp/server/application/live/stream'
const APP_NAME = 'rtmp/server/application/name'

type Reading = {
  readonly path: string[]
  readonly values: Map<string, string>
  readonly publishers: StatPublisher[]
  readonly audiences: StatAudience[]
  server: number
  publishing: boolean
  viewers: number
}

function opened(reading: Reading, name: string): void {
  reading.path.push(name)
  if (reading.path.length > MAXIMUM_DEPTH) throw new Error('too deep')
  const place = reading.path.join('/')
  reading.values.delete(place)
  if (place === 'rtmp/server') reading.server += 1
  if (place === STREAM) reading.viewers = 0
  if (place === `${STREAM}/client`) reading.publishing = false
  if (place === `${STREAM}/client/publishing`) reading.publishing = true
}

function closed(reading: Reading): void {
  const value = (place: string): string => reading.values.get(place) ?? ''
  const place = reading.path.join('/')
  const address = value(`${STREAM}/client/address`)
  if (place === STREAM) {
    const { viewers } = reading
    reading.audiences.push({ app: value(APP_NAME), stream: value(`${STREAM}/name`), viewers })
  }
  if (place === `${STREAM}/client` && !reading.publishing && !address.startsWith('unix:')) {
    reading.viewers += 1
  }
  if (place === `${STREAM}/client` && reading.publishing) {
    reading.publishers.push({
      server: reading.server,
      app: value(APP_NAME),
      stream: value(`${STREAM}/name`),
      clientId: value(`${STREAM}/client/id`),
      address,
    })
  }
  reading.path.pop()
}

/**
 * Reads what `rtmp_stat all` writes (`ngx_rtmp_stat_module.c`). `null`: this is no such page, or half of one. A
 * document type is refused, because entities that expand without end need one.
 */
export function readStatPage(text: string): StatPage | null {
  const reading: Reading = {
    path: [],
    values: new Map(),
    publishers: [],
    audiences: [],
    server: -1,
    publishing: false,
    viewers: 0,
  }
  const refuse = (detail: string): never => {
    throw new Error(detail)
  }
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => refuse(error.message))
  parser.on('doctype', () => refuse('DOCTYPE'))
  parser.on('opentag', ({ name }) => opened(reading, name))
  parser.on('closetag', () => closed(reading))
  parser.on('text', (part) => {
    const place = reading.path.join('/')
    reading.values.set(place, `${reading.values.get(place) ?? ''}${part}`)
  })
  try {
    parser.write(text).close()
  } catch {
    return null
  }
  const worker = reading.values.get('rtmp/pid')
  const uptime = Number.parseInt(reading.values.get('rtmp/uptime') ?? '', 10)
  return worker === undefined
    ? null
    : {
        worker,
        uptime: Number.isFinite(uptime) ? uptime : null,
        publishers: reading.publishers,
        audiences: reading.audiences,
      }
}
