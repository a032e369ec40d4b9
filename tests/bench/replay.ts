import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame } from '../../src/core/picture/frame.ts'
import { hashDistance, perceptualHash } from '../../src/core/picture/picture-hash.ts'
import { printOfPicture } from '../../src/core/replay/air-print.ts'
import type { AirScene } from '../../src/core/replay/air-scenes.ts'
import { findReplay } from '../../src/core/replay/replay.ts'
import { randomFrom } from '../../src/core/seeded-random.ts'
import {
  blackPicture,
  film,
  framesOf,
  type Lesson,
  lesson,
  type Shot,
  scenesOf,
  sentAgain,
  slide,
} from '../build/watch/replay-lessons.ts'

/**
 * How surely a lesson that is sent once more is known again. Lessons of changing slides are made into H.264 films, sent
 * again at other sizes and bit rates, begun later, with looks that fail or something else before; against them stand
 * other lessons on the same template, the same deck given by another teacher, and pictures that stand. The yardsticks are
 * what one would write first: two sessions are the same when they share four different picture hashes, exactly or but
 * for ten bits.
 * Prints one JSON document. Run: node tests/bench/replay.ts
 */
const LESSONS = 4
const SLIDES = 22
const EVERY = 5
const WIDE = { width: 640, height: 360 }
const AGAIN = [
  { name: 'half the size, 60 kbit/s', width: 426, height: 240, bitRate: '60k', fromSecond: 253 },
  { name: 'larger, 200 kbit/s', width: 854, height: 480, bitRate: '200k', fromSecond: 128 },
  {
    name: 'a third of the size, 25 kbit/s',
    width: 212,
    height: 120,
    bitRate: '25k',
    fromSecond: 61,
  },
] as const
const SHARED_HASHES = 4
const NEAR_BITS = 10

type Session = { readonly scenes: readonly AirScene[]; readonly hashes: ReadonlySet<string> }

function remembered(shots: readonly Shot[]): Session {
  const telling = shots.filter(({ frame }) => printOfPicture(frame).telling)
  return {
    scenes: scenesOf(shots),
    hashes: new Set(telling.map(({ frame }) => perceptualHash(frame))),
  }
}

const shotsOf = (frames: readonly Frame[]): readonly Shot[] =>
  frames.map((frame, i) => ({ second: i * EVERY, frame }))

const withLosses = (shots: readonly Shot[], share: number, seed: number): readonly Shot[] => {
  const random = randomFrom(seed)
  return shots.filter((_, i) => i === 0 || random() >= share)
}

const afterSomethingElse = (shots: readonly Shot[], minutes: number): readonly Shot[] => {
  const waiting = slide(77_777, 9)
  const before = Array.from({ length: (minutes * 60) / EVERY }, (_, i) => ({
    second: i * EVERY,
    frame: waiting,
  }))
  return [
    ...before,
    ...shots.map(({ second, frame }) => ({ second: second + minutes * 60, frame })),
  ]
}

type Pair = {
  readonly kind: string
  readonly later: Session
  readonly earlier: Session
  /** The true offset; `null`: these two are not the same. */
  readonly offset: number | null
}

const folder = await mkdtemp(join(tmpdir(), 'replay-bench-'))
const filmed = async (parts: Lesson, name: string) => {
  const file = await film(parts, folder, name)
  return {
    file,
    session: remembered(shotsOf(await framesOf(file, WIDE.width, WIDE.height, EVERY))),
  }
}

const pairs: Pair[] = []
try {
  const live: Session[] = []
  for (let number = 0; number < LESSONS; number += 1) {
    const first = await filmed(lesson(number + 1, SLIDES), `lesson-${number}`)
    live.push(first.session)
    for (const [i, change] of AGAIN.entries()) {
      const { width, height, bitRate, fromSecond } = change
      const into = join(folder, `again-${number}-${i}.mp4`)
      await sentAgain(first.file, into, { size: `${width}:${height}`, bitRate, fromSecond })
      const shots = shotsOf(await framesOf(into, width, height, EVERY))
      const earlier = first.session
      pairs.push({ kind: change.name, later: remembered(shots), earlier, offset: fromSecond })
      if (i > 0) continue
      const lossy = remembered(withLosses(shots, 0.4, number + 1))
      pairs.push({ kind: '40 % of the looks failed', later: lossy, earlier, offset: fromSecond })
      const late = remembered(afterSomethingElse(shots, 7))
      pairs.push({
        kind: 'after 7 minutes of standby',
        later: late,
        earlier,
        offset: fromSecond - 420,
      })
    }
    const taughtAnew = await filmed(lesson(number + 1, SLIDES, 500 + number), `anew-${number}`)
    const kind = 'same deck, another teacher'
    pairs.push({ kind, later: taughtAnew.session, earlier: first.session, offset: null })
  }
  for (const [i, later] of live.entries()) {
    for (const [j, earlier] of live.entries()) {
      if (i !== j) pairs.push({ kind: 'other lesson, same template', later, earlier, offset: null })
    }
  }
  const still = (pictures: readonly Frame[]): Session =>
    remembered(
      Array.from({ length: 360 }, (_, i) => ({
        second: i * EVERY,
        frame: pictures[Math.floor(i / 6) % pictures.length] ?? blackPicture(),
      })),
    )
  for (const pictures of [
    [slide(1)],
    [blackPicture()],
    [slide(1), slide(2)],
    [slide(1), slide(2), slide(3)],
  ]) {
    const standing = still(pictures)
    const kind = 'pictures that stand or alternate'
    pairs.push({ kind, later: standing, earlier: standing, offset: null })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

const sharing = (alike: (a: string, b: string) => boolean) => {
  return ({ later, earlier }: Pair): boolean => {
    const there = [...earlier.hashes]
    const shared = [...later.hashes].filter((hash) => there.some((other) => alike(hash, other)))
    return shared.length >= SHARED_HASHES
  }
}
const exactly = sharing((a, b) => a === b)
const nearly = sharing((a, b) => hashDistance(a, b) <= NEAR_BITS)

const began = performance.now()
const judged = pairs.map((pair) => ({
  pair,
  match: findReplay(pair.later.scenes, pair.earlier.scenes),
}))
const millisPerPair = (performance.now() - began) / pairs.length

const share = (found: number, of: number): number =>
  Math.round((found / Math.max(1, of)) * 1_000) / 1_000
const errors = judged
  .flatMap(({ pair, match }) =>
    pair.offset === null || match === null ? [] : [Math.abs(match.offsetSeconds - pair.offset)],
  )
  .toSorted((a, b) => a - b)

const byKind = [...new Set(pairs.map(({ kind }) => kind))].map((kind) => {
  const ofKind = judged.filter(({ pair }) => pair.kind === kind)
  return {
    kind,
    same: ofKind[0]?.pair.offset !== null,
    pairs: ofKind.length,
    claimed: share(ofKind.filter(({ match }) => match !== null).length, ofKind.length),
    claimedByExactHash: share(ofKind.filter(({ pair }) => exactly(pair)).length, ofKind.length),
    claimedByNearHash: share(ofKind.filter(({ pair }) => nearly(pair)).length, ofKind.length),
  }
})
const total = (
  same: boolean,
  key: 'claimed' | 'claimedByExactHash' | 'claimedByNearHash',
): number => {
  const kinds = byKind.filter((kind) => kind.same === same)
  const claimed = kinds.reduce((sum, kind) => sum + kind[key] * kind.pairs, 0)
  return share(
    claimed,
    kinds.reduce((sum, kind) => sum + kind.pairs, 0),
  )
}
process.stdout.write(
  `${JSON.stringify(
    {
      recall: total(true, 'claimed'),
      falseMatches: total(false, 'claimed'),
      yardsticks: [
        {
          name: 'four exact picture hashes in common',
          recall: total(true, 'claimedByExactHash'),
          falseMatches: total(false, 'claimedByExactHash'),
        },
        {
          name: 'four picture hashes in common but for ten bits',
          recall: total(true, 'claimedByNearHash'),
          falseMatches: total(false, 'claimedByNearHash'),
        },
      ],
      offsetErrorSeconds: { median: errors[Math.floor(errors.length / 2)], largest: errors.at(-1) },
      millisPerComparison: Math.round(millisPerPair * 100) / 100,
      byKind,
    },
    null,
    2,
  )}\n`,
)
