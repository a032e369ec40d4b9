import { wallOfAnswer } from '../../../core/patrol/answer-wall.ts'
import type { HttpAnswer } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen, unseenOfStatus } from '../unseen.ts'
import { readStart } from './peek-body.ts'

/** Walls say what they are in their head. */
const WORDS_BYTES = 16_384

/** Of rooms without a lesson, which are most: their answers are not worth reading. */
const OFF_AIR = [404, 410]

const MEDIA_NAME = /\.(m3u8?|flv|ts|m4s|mp4|cmfv|aac)$/i
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '')

async function wordsOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  try {
    return Buffer.from(await readStart(body, WORDS_BYTES)).toString('utf8')
  } catch {
    // A body that breaks off has said nothing; the status speaks for itself.
    return ''
  }
}

/**
 * Why an answer's status rules out media, read together with its first words: the same 403 says "not from here",
 * "prove that you are a person" or just no. `null` when it may carry media. Hangs up on what it refuses.
 */
export async function refusedAnswer(answer: HttpAnswer): Promise<Unseen | null> {
  const plain = unseenOfStatus(answer.status)
  if (plain === null) return null
  const spoken = answer.status >= 400 && !OFF_AIR.includes(answer.status)
  const text = spoken ? await wordsOf(answer.body) : ''
  answer.discard()
  if (!spoken) return plain
  const wall = wallOfAnswer({ status: answer.status, path: pathOf(answer.url), text })
  return wall === null ? plain : reachedButUnseen(wall, plain.detail, plain.httpStatus)
}

/**
 * What stands where media was expected, status 200. A page under an address of no known kind may be the room's page,
 * with the player inside, and stays `not-media`: the browser decides. In place of a playlist or a stream, and in other
 * answers than pages, a wall is named at once.
 */
export async function notMedia(
  answer: HttpAnswer,
  asked: string,
  isPage: boolean,
  body: AsyncIterable<Uint8Array>,
): Promise<Unseen> {
  const mayBeRoomPage = isPage && !MEDIA_NAME.test(pathOf(asked))
  const text = mayBeRoomPage ? '' : await wordsOf(body)
  answer.discard()
  const signs = { status: answer.status, path: pathOf(answer.url), text }
  const wall = mayBeRoomPage ? null : wallOfAnswer(signs)
  const type = answer.contentType || (isPage ? 'html' : 'unknown')
  const { encoding } = answer
  const detail = encoding === undefined ? type : `content-encoding ${encoding} is not known`
  return reachedButUnseen(wall ?? 'not-media', detail, answer.status)
}
