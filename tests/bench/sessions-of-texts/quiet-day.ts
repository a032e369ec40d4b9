import { addTextLook, NEW_TEXT_SESSION } from '../../../src/core/lesson/text-session.ts'
import { type Random, randomFrom } from '../../../src/core/seeded-random.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { JudgedScreen, Pool } from './read-sessions.ts'
import { pick } from './string-sessions.ts'

type Day = { readonly rooms: number; readonly hours: number; readonly seed: number }

/** A new screen every minute, looked at four times; another kind every two hours. */
const BETWEEN_LOOKS = 15_000
const LOOKS = 4
const SCREENS_OF_A_KIND = 120

type Shown = { readonly kind: string; readonly screen: JudgedScreen }

function* screensOf(pools: readonly Pool[], hours: number, random: Random): Generator<Shown> {
  let pool = pick(pools, random)
  for (let i = 0; i < hours * 60; i += 1) {
    if (i % SCREENS_OF_A_KIND === 0) pool = pick(pools, random)
    yield { kind: pool.kind, screen: pick(pool.screens, random) }
  }
}

function aRoom(pools: readonly Pool[], hours: number, random: Random) {
  let session = NEW_TEXT_SESSION
  let at = 0
  let lead: string | null = null
  let alone = 0
  for (const { kind, screen } of screensOf(pools, hours, random)) {
    const { text, classification } = screen
    if (classification.label === 'subject') alone += 1
    for (let look = 0; look < LOOKS; look += 1) {
      at += BETWEEN_LOOKS
      const seen = { at: instantOfEpochMilliseconds(at), text, classification }
      session = addTextLook(session, { ...seen, changed: look === 0 })
    }
    if (session.room.lead !== null) lead ??= kind
    // Nothing that follows can take an accusation back.
    if (session.label === 'lesson') return { accused: kind, lead, alone }
  }
  return { accused: null, lead, alone }
}

const counted = (kinds: readonly (string | null)[]): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>()
  for (const kind of kinds) if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]))
}

const STANDING_HOURS = 0.5

/** Rooms in which one screen stands, and nothing else is ever shown. */
function standing(pools: readonly Pool[], rooms: number, random: Random) {
  let [leads, violations] = [0, 0]
  for (let room = 0; room < rooms; room += 1) {
    const { text, classification } = pick(pick(pools, random).screens, random)
    let session = NEW_TEXT_SESSION
    for (let at = 0; at < STANDING_HOURS * 3_600_000; at += BETWEEN_LOOKS) {
      const seen = { at: instantOfEpochMilliseconds(at), text, classification }
      session = addTextLook(session, { ...seen, changed: at === 0 })
    }
    if (session.room.lead !== null) leads += 1
    if (session.label === 'lesson') violations += 1
  }
  return { rooms, leads, violations }
}

const LESSON_HOURS = 40 / 60
const LESSONS_PER_POOL = 12

/** Lessons of forty minutes at the same pace: what a person sees of those that are not believed. */
function lessons(pools: readonly Pool[], random: Random) {
  const taught = pools
    .filter(({ lesson }) => lesson)
    .flatMap((pool) =>
      Array.from({ length: LESSONS_PER_POOL }, () => aRoom([pool], LESSON_HOURS, random)),
    )
  const missed = taught.filter(({ accused }) => accused === null)
  return {
    rooms: taught.length,
    believed: taught.length - missed.length,
    leadsOnly: missed.filter(({ lead }) => lead !== null).length,
    neither: missed.filter(({ lead }) => lead === null).length,
  }
}

/** Leads and accusations among rooms that teach nothing. */
export function quietDay(pools: readonly Pool[], { rooms, hours, seed }: Day) {
  const random = randomFrom(seed)
  const others = pools.filter(({ lesson }) => !lesson)
  const seen = Array.from({ length: rooms }, () => aRoom(others, hours, random))
  return {
    rooms,
    hours,
    sources: new Set(others.map(({ source }) => source)).size,
    kinds: others.length,
    leads: seen.filter(({ lead }) => lead !== null).length,
    violations: seen.filter(({ accused }) => accused !== null).length,
    screensCalledLessonsAlone: seen.reduce((sum, { alone }) => sum + alone, 0),
    standing: standing(others, rooms, random),
    lessons: lessons(pools, random),
    leadsByKind: counted(seen.map(({ lead }) => lead)),
    violationsByKind: counted(seen.map(({ accused }) => accused)),
  }
}
