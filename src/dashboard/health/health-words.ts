import type { TFunction } from 'i18next'
import type { Bilingual } from '../../contracts/primitives.ts'
import { oneLanguage } from '../lib/one-language.ts'
import type { HealthItem } from './health-items.ts'

export type Spoken = {
  readonly title: string
  readonly text: readonly string[]
  /** What to do; `null`: nothing. */
  readonly todo: string | null
  /** Where on these pages; `null`: nowhere. */
  readonly href: string | null
}

type Speech = {
  readonly t: TFunction
  readonly language: 'zh' | 'en'
  say(words: Bilingual): string
  time(at: string): string
}

type Of<Kind extends HealthItem['kind']> = Extract<HealthItem, { readonly kind: Kind }>

const MEBIBYTE = 1_048_576

const PAGES_OF_PARTS: Readonly<Record<string, string>> = {
  alerts: '/channels',
  canaries: '/nodes',
  nodes: '/nodes',
  patrol: '/coverage',
}

function part(
  { part: { name, ready, detail, nodes, words }, level }: Of<'part'>,
  { t, language, say }: Speech,
): Spoken {
  const told = words === undefined ? oneLanguage(detail, language) : say(words)
  const where = nodes === undefined ? [] : [t('health.onNodes', { nodes: nodes.join(', ') })]
  return {
    title: t(`part.${name}`),
    text: [level === 'well' ? t('health.part.ok', { detail: told }) : told, ...where],
    todo: level === 'well' ? null : t(ready ? 'health.part.unset' : `health.part.todo.${name}`),
    href: level === 'well' ? null : (PAGES_OF_PARTS[name] ?? null),
  }
}

function notice({ notice: { nodes, ...words } }: Of<'notice'>, { t, say }: Speech): Spoken {
  const where = nodes === undefined ? [] : [t('health.onNodes', { nodes: nodes.join(', ') })]
  return { title: t('health.notice'), text: [say(words), ...where], todo: null, href: null }
}

function channel({ channel: one, level }: Of<'channel'>, { t }: Speech): Spoken {
  const title = t('health.channel.title', { name: one.name })
  const href = '/channels'
  if (level === 'bad') {
    const failing = { count: one.failures, problem: one.problem ?? '' }
    return {
      title,
      text: [t('health.channel.failing', failing)],
      todo: t('health.channel.todo'),
      href,
    }
  }
  if (level === 'watch') {
    return {
      title,
      text: [t('health.channel.untried')],
      todo: t('health.channel.todoUntried'),
      href,
    }
  }
  return {
    title,
    text: [t(`health.channel.${one.enabled ? 'well' : 'off'}`)],
    todo: null,
    href: null,
  }
}

const channels = ({ t }: Speech): Spoken => ({
  title: t('health.channel.all'),
  text: [t('health.channel.unknown')],
  todo: null,
  href: null,
})

const SIGHTS = ['seeing', 'blind', 'stalled', 'unknown', 'off', 'not-tried'] as const
const TEXTS = { seen: 'canaries', heard: 'heardCanaries' } as const

function canaries(
  { sense, sight, lastFoundAt, words, level }: Of<'canaries'>,
  { t, time, say }: Speech,
): Spoken {
  const known = SIGHTS.find((one) => one === sight) ?? 'unknown'
  const texts = `health.${TEXTS[sense]}` as const
  const last = lastFoundAt === null ? [] : [t('health.canaries.last', { time: time(lastFoundAt) })]
  return {
    title: t(`${texts}.title`),
    text: [words === null ? t(`${texts}.${known}`) : say(words), ...last],
    todo: level === 'bad' ? t(`${texts}.todo`) : null,
    href: null,
  }
}

function heartbeat({ state }: Of<'heartbeat'>, { t }: Speech): Spoken {
  const todo = { unset: t('health.heartbeat.todoUnset'), sent: null, unknown: null }
  return {
    title: t('health.heartbeat.title'),
    text: [t(`health.heartbeat.${state}`)],
    todo: state === 'failing' || state === 'silent' ? t('health.heartbeat.todo') : todo[state],
    href: null,
  }
}

const calendar = ({ until, level }: Of<'calendar'>, { t }: Speech): Spoken => ({
  title: t('health.calendar.title'),
  text: [until === null ? t('health.calendar.none') : t('health.calendar.until', { day: until })],
  todo: level === 'well' ? null : t('health.calendar.todo'),
  href: level === 'well' ? null : '/calendar',
})

const clock = ({ steps, seconds }: Of<'clock'>, { t }: Speech): Spoken => ({
  title: t('health.clock.title'),
  text: [
    steps === 0 ? t('health.clock.well') : t('health.clock.stepped', { count: steps, seconds }),
  ],
  todo: steps === 0 ? null : t('health.clock.todo'),
  href: null,
})

const space = ({ freeBytes, folder, level }: Of<'space'>, { t }: Speech): Spoken => ({
  title: t('health.space.title'),
  text: [
    t('health.space.free', { mebibytes: Math.floor(freeBytes / MEBIBYTE) }),
    ...(folder === null ? [] : [t('health.space.folder', { folder })]),
  ],
  todo: level === 'well' ? null : t('health.space.todo'),
  href: null,
})

function store({ evidence: { place, waiting, lost }, level }: Of<'store'>, { t }: Speech): Spoken {
  const text = [
    ...(waiting === 0 ? [] : [t('health.store.waiting', { count: waiting })]),
    ...(lost === 0 ? [] : [t('health.store.lost', { count: lost })]),
  ]
  return {
    title: t('health.store.title'),
    text: [
      ...(text.length === 0 ? [t('health.store.well')] : text),
      ...(place === null ? [] : [t('health.store.place', { place })]),
    ],
    todo: level === 'well' ? null : t('health.store.todo'),
    href: null,
  }
}

const readers = ({ deaths, refused }: Of<'readers'>, { t }: Speech): Spoken => ({
  title: t('health.readers.title'),
  text: [
    refused === 0
      ? t('health.readers.well')
      : t('health.readers.refused', { count: refused, deaths }),
  ],
  todo: refused === 0 ? null : t('health.readers.todo'),
  href: null,
})

function backup({ at, known, level }: Of<'backup'>, { t }: Speech): Spoken {
  const told = at === null ? 'health.backup.none' : 'health.backup.at'
  return {
    title: t('health.backup.title'),
    text: [t(known ? told : 'health.backup.unknown')],
    todo: level === 'watch' ? t('health.backup.todo') : null,
    href: null,
  }
}

const nodes = ({ alive, silent, level }: Of<'nodes'>, { t }: Speech): Spoken => ({
  title: t('health.nodes.title'),
  text: [level === 'unknown' ? t('health.nodes.none') : t('health.nodes.words', { alive, silent })],
  todo: level === 'watch' ? t('health.nodes.todo') : null,
  href: level === 'watch' ? '/nodes' : null,
})

/** One line in the words of the page. */
export function speakHealth(item: HealthItem, speech: Speech): Spoken {
  switch (item.kind) {
    case 'part':
      return part(item, speech)
    case 'notice':
      return notice(item, speech)
    case 'channel':
      return channel(item, speech)
    case 'channels':
      return channels(speech)
    case 'canaries':
      return canaries(item, speech)
    case 'heartbeat':
      return heartbeat(item, speech)
    case 'calendar':
      return calendar(item, speech)
    case 'clock':
      return clock(item, speech)
    case 'space':
      return space(item, speech)
    case 'store':
      return store(item, speech)
    case 'readers':
      return readers(item, speech)
    case 'backup':
      return backup(item, speech)
    case 'nodes':
      return nodes(item, speech)
  }
}
