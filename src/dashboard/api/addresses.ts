/** What leads are narrowed by, in lists, counts and files alike. */
const LEAD_FILTERS = [
  'status',
  'ongoing',
  'rule',
  'subject',
  'region',
  'institutionId',
  'roomId',
  'text',
  'from',
  'to',
] as const

/** What the search through words is narrowed by. */
const WORD_FILTERS = ['words', 'region', 'institutionId', 'roomId', 'sense', 'from', 'to'] as const

/**
 * Every request that this page makes: its address below `/api/v1`, as the interface describes it, and the names of the
 * query parameters that may be sent there. The server refuses names that it does not know; a test holds this table
 * against its description.
 */
export const REQUESTS = {
  'GET /institutions/import/form': [],
  'GET /session': [],
  'POST /session': [],
  'DELETE /session': [],
  'GET /session/ways': [],
  'POST /session/provider': [],
  'PUT /users/{name}/identity': [],
  'DELETE /users/{name}/identity': [],
  'POST /first-start': [],
  'POST /first-start/link': [],
  'POST /session/password': [],
  'GET /session/second-factor': [],
  'POST /session/second-factor': [],
  'POST /session/second-factor/offer': [],
  'POST /session/second-factor/recovery': [],
  'POST /session/second-factor/remove': [],
  'POST /users/{name}/second-factor/reset': [],
  'POST /session/presence': [],
  'GET /users': [],
  'POST /users': [],
  'PUT /users/{name}/access': [],
  'POST /users/{name}/password': [],
  'POST /users/{name}/lock': [],
  'POST /users/{name}/unlock': [],
  'GET /tokens': [],
  'POST /tokens': [],
  'POST /tokens/{id}/revoke': [],
  'GET /audit': ['who', 'kind', 'about', 'from', 'to', 'limit', 'cursor'],
  'GET /audit.csv': ['who', 'kind', 'about', 'from', 'to'],
  'GET /rehearsals': [],
  'POST /rehearsals': [],
  'POST /rehearsals/stop': [],
  'GET /sessions': [],
  'DELETE /sessions': [],
  'DELETE /sessions/{id}': [],
  'GET /system': [],
  'GET /health': [],
  'GET /settings': [],
  'PATCH /nodes/{id}/work': [],
  'DELETE /nodes/{id}/work': [],
  'GET /events': ['lastEventId'],
  'GET /rooms': [
    'limit',
    'cursor',
    'region',
    'institutionId',
    'text',
    'platform',
    'stage',
    'tier',
    'tag',
    'state',
    'active',
    'cut',
    'kind',
  ],
  'POST /rooms': [],
  'POST /addresses/look': [],
  'POST /rooms/changes': [],
  'POST /rooms/changes/undo': [],
  'PATCH /rooms/{id}': [],
  'GET /rooms/{id}/history': ['limit', 'cursor'],
  'GET /rooms/{id}/watch': [],
  'GET /rooms/{id}/timeline': ['from', 'to'],
  'POST /rooms/{id}/preview': [],
  'GET /institutions': ['limit', 'cursor', 'region', 'text', 'kind', 'stage'],
  'POST /institutions': [],
  'POST /institutions/import': ['dryRun', 'file', 'reason'],
  'GET /cut-rules': [],
  'PUT /cut-rules': [],
  'GET /cut-rules/versions': ['limit', 'cursor'],
  'POST /cut-rules/agree': [],
  'POST /cut-rules/undo': [],
  'GET /sweeps': [],
  'GET /sweeps/{name}': [],
  'PUT /sweeps/{name}': [],
  'GET /sweeps/{name}/versions': ['limit', 'cursor'],
  'POST /sweeps/{name}/undo': [],
  'POST /sweeps/{name}/run': [],
  'GET /runs': ['sweep', 'state', 'limit', 'cursor'],
  'POST /runs/{id}/pause': [],
  'POST /runs/{id}/resume': [],
  'POST /runs/{id}/stop': [],
  'PATCH /institutions/{id}': [],
  'GET /institutions/{id}/history': ['limit', 'cursor'],
  'GET /rooms/lookup': ['url'],
  'GET /rooms/{id}': [],
  'GET /institutions/{id}': [],
  'GET /windows': ['roomId', 'region', 'stage', 'from', 'to'],
  'GET /regions': ['under', 'text', 'mine'],
  'POST /calendar/notices': [],
  'POST /calendar/school-calendars': [],
  'POST /calendar/undo': [],
  'GET /calendar/changes': ['limit', 'cursor'],
  'GET /calendar/days': ['region', 'stage', 'from', 'to'],
  'GET /calendar/conflicts': ['year', 'region'],
  'GET /coverage': ['from', 'to'],
  'GET /violations': [...LEAD_FILTERS, 'limit', 'cursor'],
  'GET /violations/axis': LEAD_FILTERS,
  'GET /violations/heat': [...LEAD_FILTERS, 'rows'],
  'GET /violations/counts': [...LEAD_FILTERS, 'by', 'level', 'limit'],
  'GET /violations/file': [...LEAD_FILTERS, 'format'],
  'GET /words': [...WORD_FILTERS, 'limit', 'cursor'],
  'GET /words/file': [...WORD_FILTERS, 'format'],
  'GET /searches': [],
  'POST /searches': [],
  'PUT /searches/{id}': [],
  'DELETE /searches/{id}': [],
  'POST /searches/{id}/restore': [],
  'GET /searches/{id}/hits': ['limit', 'cursor'],
  'POST /searches/{id}/seen': [],
  'GET /views': [],
  'POST /views': [],
  'DELETE /views/{id}': [],
  'GET /violations/{id}': [],
  'GET /violations/{id}/events': [],
  'GET /violations/{id}/curve': [],
  'GET /violations/{id}/evidence': [],
  'GET /violations/{id}/alike': [],
  'GET /institutions/{id}/record': [],
  'GET /violations/{id}/evidence/{sha256}': [],
  'POST /violations/{id}/confirm': [],
  'POST /violations/{id}/dismiss': [],
  'POST /violations/{id}/cut': [],
  'POST /violations/{id}/confirm/undo': [],
  'POST /violations/{id}/reopen': [],
  'POST /violations/{id}/claim': [],
  'POST /violations/{id}/release': [],
  'POST /violations/{id}/assign': [],
  'POST /violations/{id}/refer': [],
  'POST /violations/{id}/close': [],
  'GET /violations/{id}/notes': [],
  'POST /violations/{id}/notes': [],
  'GET /second-reviews': [],
  'POST /second-reviews/take': [],
  'GET /second-reviews/{id}': [],
  'POST /second-reviews/{id}/answer': [],
  'GET /disagreements': [],
  'POST /disagreements/{id}/settle': [],
  'GET /review-shares': [],
  'PUT /review-shares': [],
  'GET /quality': ['from', 'to', 'region'],
  'GET /quality/file': ['from', 'to', 'region', 'format'],
  'GET /colleagues': [],
  'GET /violations/{id}/alert': [],
  'POST /alerts/{id}/acknowledge': [],
  'POST /alerts/{id}/silence': [],
  'POST /alerts/{id}/lift-silence': [],
  'GET /channels': [],
  'POST /channels': [],
  'PUT /channels/{id}': [],
  'DELETE /channels/{id}': [],
  'POST /channels/{id}/test': [],
  'POST /channels/{id}/subscriptions': [],
  'DELETE /channels/{id}/subscriptions': [],
  'GET /push-key': [],
  'GET /deliveries': ['limit', 'cursor', 'channelId'],
  'GET /duty': [],
  'POST /duty': [],
  'DELETE /duty/{id}': [],
  'POST /duty/{id}/hand-over': [],
  'GET /terms': [],
  'POST /terms': [],
  'POST /terms/check': [],
  'POST /terms/{sha256}/shadow': [],
  'POST /terms/{sha256}/adopt': [],
  'POST /terms/withdraw': [],
  'GET /models': [],
  'POST /models/{sha256}/shadow': [],
  'POST /models/{sha256}/adopt': [],
  'POST /models/withdraw': [],
  'GET /cuts/{id}': [],
  'POST /cuts/{id}/undo': [],
  'POST /cuts/{id}/again': [],
  'POST /cuts/{id}/approve': [],
  'GET /violations/{id}/letters': [],
  'GET /violations/{id}/letter-measures': ['sellsCourses'],
  'POST /violations/{id}/letters': [],
  'GET /letters/{id}/document.docx': ['reminder'],
  'GET /letters/{id}/document.pdf': ['reminder'],
  'POST /letters/{id}/receipt': [],
  'POST /letters/{id}/report': [],
  'POST /letters/{id}/reminders': [],
  'POST /letters/{id}/withdraw': [],
  'GET /violations/{id}/card': [],
  'POST /violations/{id}/card/notice': [],
  'POST /violations/{id}/card/appeals': [],
  'POST /violations/{id}/card/appeals/decide': [],
  'POST /violations/{id}/card/grave': [],
  'POST /cuts/{id}/decline': [],
  'POST /cuts/{id}/wrong': [],
  'POST /cuts/{id}/wrong/remedy': [],
  'GET /cuts': [
    'state',
    'automatic',
    'dryRun',
    'region',
    'roomId',
    'institutionId',
    'from',
    'to',
    'limit',
    'cursor',
  ],
  'GET /cuts/power': [],
  'GET /cuts/shadow': [],
  'POST /cuts/fuses/{id}/reset': [],
  'POST /violations/{id}/automatic-cut/stop': [],
} as const

type RequestName = keyof typeof REQUESTS
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type PathOf<Name, M extends Method> = Name extends `${M} ${infer Path}` ? Path : never
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
type QueryOf<M extends Method, Path extends string> = `${M} ${Path}` extends infer Name extends
  RequestName
  ? (typeof REQUESTS)[Name][number]
  : never

/** What stands in the braces of a path, and the query. */
type Parts<M extends Method, Path extends string> = Readonly<Record<NamesIn<Path>, string>> & {
  readonly query?: Readonly<Partial<Record<QueryOf<M, Path>, string>>>
}

declare const made: unique symbol
/** An address below `/api/v1` of a request with this method, that only the functions here can make. */
export type Address<M extends Method> = string & { readonly [made]: M }

function fill(path: string, parts: Readonly<Record<string, unknown>>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parts[name])),
  )
  const search = new URLSearchParams((parts['query'] ?? {}) as Record<string, string>).toString()
  return search === '' ? filled : `${filled}?${search}`
}

const maker =
  <M extends Method>() =>
  <Path extends PathOf<RequestName, M>>(path: Path, parts: Parts<M, Path>): Address<M> =>
    fill(path, parts) as Address<M>

export const reading = maker<'GET'>()
export const posting = maker<'POST'>()
export const putting = maker<'PUT'>()
export const patching = maker<'PATCH'>()
export const deleting = maker<'DELETE'>()
