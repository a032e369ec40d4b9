import { createHash } from 'node:crypto'
import type { LookOf } from '../../../src/app/watch/memory/remember.ts'
import type { Heard, Unheard } from '../../../src/app/watch/senses/sense.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../src/core/time/instant.ts'
import { shippedFindingReader } from '../classifier.ts'
import { aClassification, anInstitution, aRoom, at } from '../violations.ts'

/** Saturday morning: forbidden for compulsory education. */
export const SATURDAY_MORNING = at('2026-10-17T09:30:00+08:00')

/** Words that the stand-in classifier below takes for a lesson; anything else is none. */
export const TAUGHT = '例1 解一元二次方程'

type Moment = {
  /** Milliseconds since `SATURDAY_MORNING` by the clock that nobody sets … */
  readonly steady: number
  /** … and by how much more the wall clock says. */
  readonly setBy?: number
  readonly text: string
  readonly changed?: boolean
  /** Share of speech in a sound; all of it when left out. */
  readonly speech?: number
}

const when = ({ steady, setBy = 0 }: Pick<Moment, 'steady' | 'setBy'>) => ({
  at: plus(SATURDAY_MORNING, milliseconds(steady + setBy)),
  steady: milliseconds(steady),
})

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const line = { confidence: 0.99 }
const box = { x: 0, y: 0, width: 10, height: 10 }

/** A picture with these words on it. */
export function shown(moment: Moment): Heard {
  const { text, changed = true } = moment
  const sha256 = digest(`picture ${text}`)
  const bytes = new TextEncoder().encode(sha256)
  const lines = [{ ...line, text, box }]
  const piece = {
    ...when(moment),
    kind: 'frame' as const,
    sha256,
    perceptualHash: '0'.repeat(16),
    lines,
    engine: 'test',
  }
  const { steady: _, ...kept } = { ...piece, width: 640, height: 360 }
  return {
    ...when(moment),
    kind: 'heard',
    sense: 'picture',
    text,
    lines,
    changed,
    keepable: changed ? { piece: kept, bytes, mediaType: 'image/png' } : null,
    impression: {
      png: bytes,
      emptiness: 'has-content',
      print: { hash: digest(text), telling: true },
      qrCode: false,
    },
  }
}

/** These words, said and not kept. */
export const said = (moment: Moment): Heard => ({
  ...when(moment),
  kind: 'heard',
  sense: 'sound',
  text: moment.text,
  speech: moment.speech ?? 1,
  lines: [{ ...line, text: moment.text, from: 0, to: 4 }],
  changed: true,
  keepable: null,
})

export const unseen = (moment: Pick<Moment, 'steady' | 'setBy'>): Unheard => ({
  ...when(moment),
  kind: 'unseen',
  sense: 'picture',
  unseen: { kind: 'unseen', reason: 'timeout', httpStatus: null, detail: '' },
  shown: null,
})

const findingReader = shippedFindingReader()
const none = { label: 'non-subject', score: 0.02, subjects: [], evidence: [] } as const

/** Judges of a room of mathematics, by a law; `id` names the observation. */
export const judgesOf = (law: Law, id: string): LookOf => ({
  id,
  watched: { room: aRoom(), institution: anInstitution(), courses: [] },
  classifier: {
    classify: ({ text }) => aClassification(text.includes(TAUGHT) ? {} : none),
  },
  findingReader,
  law: () => law,
  judge: (session, facts) => judge(session, law, facts),
  judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law, facts),
})

export const clockAt = (wall: Instant) => ({ wall, monotonic: milliseconds(0) })
