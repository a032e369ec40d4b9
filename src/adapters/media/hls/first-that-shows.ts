import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type OpenedBody, openBody } from '../body/open-body.ts'
import type { Look } from '../sampling.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'
import type { HlsPlaylist } from './hls-playlist.ts'
import { type HlsRoom, NO_VARIANT, readPlaylist, roomOf } from './hls-room.ts'
import { type SoundList, soundListOf } from './hls-sound-lists.ts'
import type { Variables } from './hls-variables.ts'
import { announcesPictures, pictureCodec, rankVariants, type Variant } from './hls-variants.ts'
import { createTurns, MORE_THAN_TRIED, startTurn, type Turns } from './rendition-turns.ts'
import { resolveReference } from './resolve-reference.ts'
import { tellsMost } from './tells-most.ts'

/** What finding the rendition that shows the room takes of a look. */
export type Entering = Pick<Look, 'egress' | 'clock' | 'deadline'>

type Shown = { readonly kind: string }

/** What a rendition shows, or why not; the time for it is that of the look that is handed over. */
export type Show<L extends Entering, T extends Shown> = (
  room: HlsRoom,
  look: L,
) => Promise<T | Unseen>

type Entered<L extends Entering, T extends Shown> = {
  readonly look: L
  readonly variables: Variables
  readonly show: Show<L, T>
  readonly turns: Turns
}

/** A master playlist inside another is not allowed (RFC 8216 §4.3.4), but is met; more than that is a loop. */
const MASTERS_AT_MOST = 3

/** The master playlist that a rendition stands in; how many it is inside of, itself included. */
type Master = {
  readonly lists: readonly SoundList[]
  readonly url: string
  readonly masters: number
}

async function enterVariant<L extends Entering, T extends Shown>(
  entered: Entered<L, T>,
  variant: Variant,
  { lists, url: base, masters }: Master,
): Promise<T | Unseen> {
  const { look, turns } = entered
  const rendition = turns.taken()
  const { signal } = look.deadline
  const inner = await openBody(look.egress, resolveReference(variant.uri, base), signal)
  // The status of an inner address says nothing about the registered one.
  if (inner.kind === 'unseen') return { ...inner, httpStatus: null }
  if (inner.container !== 'hls') {
    inner.discard()
    return reachedButUnseen('not-media', 'the variant is not a playlist')
  }
  const playlist = await readPlaylist(inner, signal, entered.variables)
  if (playlist.kind === 'unseen') return playlist
  if (playlist.kind === 'master') {
    const inside = { ...entered, variables: playlist.variables }
    return enterMaster(inside, playlist, inner.url, masters + 1)
  }
  const { height } = variant
  const announced = announcesPictures(variant)
  const sound = soundListOf(variant, lists)
  const soundUrl = sound === null ? null : resolveReference(sound, base)
  const codecName = pictureCodec(variant)
  const of = { codecName, height, announced, soundUrl, rendition }
  const room = roomOf(inner.url, playlist, of)
  return room.kind === 'unseen' ? room : entered.show(room, look)
}

/** One rendition, in what time it may take: the last has all that is left. */
async function tryVariant<L extends Entering, T extends Shown>(
  entered: Entered<L, T>,
  variant: Variant,
  within: Master & { readonly isLast: boolean },
): Promise<T | Unseen> {
  const { look } = entered
  if (within.isLast) return enterVariant(entered, variant, within)
  const deadline = startTurn(look.clock, look.deadline)
  try {
    return await enterVariant({ ...entered, look: { ...look, deadline } }, variant, within)
  } finally {
    deadline.clear()
  }
}

async function enterMaster<L extends Entering, T extends Shown>(
  entered: Entered<L, T>,
  playlist: HlsPlaylist & { kind: 'master' },
  url: string,
  masters: number,
): Promise<T | Unseen> {
  if (masters > MASTERS_AT_MOST) {
    return reachedButUnseen('redirect-loop', 'master playlists inside each other')
  }
  const { look, turns } = entered
  const variants = rankVariants(playlist.variants)
  let told: Unseen | null = null
  for (const [place, variant] of variants.entries()) {
    // Not `ended`: those that are left were not asked.
    if (look.deadline.signal.aborted) return tellsMost(told, unseenOfBrokenBody(true, null))
    const address = resolveReference(variant.uri, url)
    const passed = turns.pass(address)
    if (passed === 'none-left') return tellsMost(told, MORE_THAN_TRIED)
    if (passed === 'asks-to-be-left') continue
    const isLast = place === variants.length - 1
    const within = { lists: playlist.soundLists, url, masters, isLast }
    const found = await tryVariant(entered, variant, within)
    if (!isUnseen(found)) return found
    turns.heard(address, found)
    told = tellsMost(told, found)
  }
  return told ?? reachedButUnseen('empty', 'the master playlist names no rendition')
}

const isUnseen = (found: { readonly kind: string }): found is Unseen => found.kind === 'unseen'

/**
 * From a playlist that was opened to the first of its renditions that shows the room. Whatever one of them cannot
 * show, another may; when none does, the reason that says most is told.
 */
export async function firstThatShows<L extends Entering, T extends Shown>(
  look: L,
  opened: OpenedBody,
  show: Show<L, T>,
): Promise<T | Unseen> {
  const playlist = await readPlaylist(opened, look.deadline.signal, new Map())
  if (playlist.kind === 'unseen') return playlist
  if (playlist.kind === 'master') {
    const { variables } = playlist
    return enterMaster({ look, variables, show, turns: createTurns() }, playlist, opened.url, 1)
  }
  const room = roomOf(opened.url, playlist, NO_VARIANT)
  return room.kind === 'unseen' ? room : show(room, look)
}

/** From a playlist that was opened to the media playlist of the first rendition that names segments. */
export const enterHlsRoom = (look: Entering, opened: OpenedBody): Promise<HlsRoom | Unseen> =>
  firstThatShows(look, opened, async (room) => room)
