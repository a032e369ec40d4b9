import { maskedAddress, maskSecrets } from './mask-secrets.ts'

/** Status and headers of an answer over HTTP. */
export type AnswerHead = {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
}

/** What one question of a look was answered with. */
export type RawAnswer =
  | {
      readonly kind: 'words'
      readonly url: string
      readonly head: AnswerHead | null
      readonly body: string
    }
  /** Media came: what its first bytes say that it is. */
  | { readonly kind: 'media'; readonly url: string; readonly source: object }
  /** No media, or no answer: why, and the last words of whoever read it. */
  | {
      readonly kind: 'none'
      readonly url: string
      readonly head: AnswerHead | null
      readonly reason: string
      readonly words: string
    }
  | { readonly kind: 'picture'; readonly url: string; readonly png: Uint8Array }

/** Kept of a body, in characters; more says no more of whether a stream is on air. */
const BODY_AT_MOST = 64 * 1_024

/** Masked before it is cut: what a cut left of a key would no longer be known for one. */
const MASKED_AT_MOST = 2 * BODY_AT_MOST
/** Left off where even that was too much: the account of an address, or a key, may have lost its end. */
const LOOSE_END = 1_024

/**
 * What is looked at of a text of which more came, or may have come: the last that was heard is not shown, because nobody
 * can tell what it was.
 */
export const withoutLooseEnd = (text: string, atMost: number): string =>
  text.length > atMost ? text.slice(0, atMost - LOOSE_END) : text

function bodyOf(body: string): { readonly body: string; readonly shortened: boolean } {
  const masked = maskSecrets(withoutLooseEnd(body, MASKED_AT_MOST))
  const shortened = body.length > MASKED_AT_MOST || masked.length > BODY_AT_MOST
  return { body: masked.slice(0, BODY_AT_MOST), shortened }
}

/**
 * Headers that tell of the answer and may differ with it. `date` and the like differ each time, and when it came stands
 * beside the file; cookies let somebody in.
 */
const TOLD = [
  'content-type',
  'content-length',
  'last-modified',
  'etag',
  'cache-control',
  'server',
  'via',
  'x-cache',
  'location',
]

const headOf = (head: AnswerHead | null) =>
  head === null
    ? { status: null, headers: {} }
    : {
        status: head.status,
        headers: Object.fromEntries(
          TOLD.flatMap((name) => {
            const value = head.headers[name]
            return value === undefined ? [] : [[name, maskSecrets(value).slice(0, 500)]]
          }),
        ),
      }

/** Members in the same order each time: equal answers are the same text. */
function documentOf(answer: Exclude<RawAnswer, { readonly kind: 'picture' }>): object {
  const url = maskedAddress(answer.url)
  switch (answer.kind) {
    case 'words': {
      return { url, ...headOf(answer.head), ...bodyOf(answer.body) }
    }
    case 'media':
      return { url, source: answer.source }
    case 'none': {
      const { reason, words } = answer
      return { url, ...headOf(answer.head), reason, words: maskSecrets(words).slice(0, 2_000) }
    }
  }
}

export const ANSWER_TYPES = {
  answer: 'application/json; charset=utf-8',
  picture: 'image/png',
} as const

/** A file as it is to be kept; equal answers are equal files. */
export type AnswerFile = {
  readonly kind: keyof typeof ANSWER_TYPES
  /** Without credentials. */
  readonly url: string
  readonly mediaType: (typeof ANSWER_TYPES)[AnswerFile['kind']]
  /** Text is kept as UTF-8. */
  readonly content: string | Uint8Array
}

export function answerFile(answer: RawAnswer): AnswerFile {
  const url = maskedAddress(answer.url)
  if (answer.kind === 'picture') {
    return { kind: 'picture', url, mediaType: ANSWER_TYPES.picture, content: answer.png }
  }
  const content = JSON.stringify(documentOf(answer))
  return { kind: 'answer', url, mediaType: ANSWER_TYPES.answer, content }
}

/** A kept file of a look, named by its bytes. */
export type CheckEvidence = {
  readonly kind: AnswerFile['kind']
  readonly sha256: string
  readonly url: string
  readonly bytes: number
}
