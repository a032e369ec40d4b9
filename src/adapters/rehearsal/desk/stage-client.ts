import { session } from '../../../contracts/session.ts'
import { CSRF_HEADER } from '../../../contracts/words/wire-words.ts'
import type { DrillAct } from '../../../core/rehearsal/score.ts'
import type { Clock } from '../../../ports/clock.ts'
import type {
  RunningStage,
  StageAnswer,
  StageRequest,
} from '../../../ports/rehearsal/rehearsal-stage.ts'
import { actOfRequest, mayRelay } from './act-of-request.ts'
import { type LessonRooms, readFacts } from './stage-facts.ts'
import { makeKnown, type StageApi, type StageSession, signIn } from './stage-people.ts'

type StageClient = Pick<RunningStage, 'relay' | 'people' | 'facts'>

/** What comes back as it was; lengths and encodings are those of this connection. */
const KEPT_HEADERS = [
  'content-type',
  'cache-control',
  'content-range',
  'accept-ranges',
  'etag',
  'retry-after',
]
const SENT_HEADERS = [
  'content-type',
  'accept',
  'range',
  'last-event-id',
  'idempotency-key',
  'if-match',
  'if-none-match',
]

const only = (headers: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)))

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const NOT_THERE: StageAnswer['headers'] = { 'content-type': 'application/problem+json' }

const refused = (): StageAnswer => ({
  status: 403,
  headers: NOT_THERE,
  body: bytesOf(
    JSON.stringify({
      type: 'about:blank',
      title: 'not-allowed',
      status: 403,
      code: 'not-allowed',
      detail: '演练中只能处置线索。In a rehearsal only leads can be dealt with.',
    }),
  ),
})

type Visit = { readonly person: string; readonly request: StageRequest; readonly as: StageSession }

function send(api: StageApi, { request, as }: Visit): Promise<Response> {
  const { method, path, headers, body } = request
  return fetch(api.url + path, {
    method,
    headers: { ...only(headers, SENT_HEADERS), ...as.headers, 'accept-encoding': 'identity' },
    ...(body === null ? {} : { body }),
  })
}

const isDryRun = ({ body }: StageRequest): boolean =>
  body !== null && /"dryRun"\s*:\s*true/.test(body)

/** The page there signs its writes with our token, which is exchanged on the way. */
function ownToken(text: string, ours: string | undefined): string {
  const told = session.safeParse(JSON.parse(text))
  return told.success ? JSON.stringify({ ...told.data, csrfToken: ours ?? null }) : text
}

const idOf = (text: string): string | undefined => {
  const told: unknown = JSON.parse(text)
  return typeof told === 'object' && told !== null && 'id' in told ? String(told.id) : undefined
}

/** Everybody who entered, each with a session that only we hold. */
function createRoll(api: StageApi, admin: StageSession) {
  const known = new Map<string, Promise<StageSession>>()
  return {
    people: () => [...known.keys()],
    enter(person: string): Promise<StageSession> {
      const before = known.get(person)
      if (before !== undefined) return before
      const made = makeKnown(api, admin, person)
      known.set(person, made)
      made.catch(() => known.delete(person))
      return made
    },
  }
}

function createActBook(clock: Pick<Clock, 'now'>) {
  const acts: DrillAct[] = []
  return {
    all: () => [...acts],
    note({ person, request }: Visit, madeId: string | undefined): void {
      const act = actOfRequest(request.method, request.path)
      if (act === null || (act.kind === 'cut' && isDryRun(request))) return
      const order = act.kind === 'cut' && madeId !== undefined ? { cutId: madeId } : {}
      acts.push({ ...act, person, at: clock.now(), ...order })
    },
  }
}

/** As that program's administrator, to make trainees known and to read what happened; nobody else is him. */
export async function connectStage(
  api: StageApi,
  lessons: LessonRooms,
  clock: Pick<Clock, 'now'>,
): Promise<StageClient> {
  const admin = await signIn(api, api.admin.name, api.admin.password)
  const roll = createRoll(api, admin)
  const book = createActBook(clock)

  /** Answers that are read on the way: who one is, and what a write made. */
  async function readAnswer(visit: Visit, response: Response): Promise<string> {
    const text = await response.text()
    const { path, headers } = visit.request
    if (path === '/session') return response.ok ? ownToken(text, headers[CSRF_HEADER]) : text
    if (response.ok) book.note(visit, text === '' ? undefined : idOf(text))
    return text
  }

  return {
    people: roll.people,
    facts: () => readFacts(api.url, admin, book.all(), lessons),
    async relay(person, request) {
      if (!mayRelay(request.method, request.path)) return refused()
      const visit = { person, request, as: await roll.enter(person) }
      const response = await send(api, visit)
      const { status, body } = response
      const headers = only(Object.fromEntries(response.headers), KEPT_HEADERS)
      if (request.method !== 'GET' || request.path === '/session') {
        return { status, headers, body: bytesOf(await readAnswer(visit, response)) }
      }
      if (response.ok) book.note(visit, undefined)
      return { status, headers, body: body ?? bytesOf('') }
    },
  }
}
