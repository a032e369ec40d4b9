import type { CutCheck } from '../../../core/cuts/cut-order.ts'
import type { RawAnswer } from '../../../core/cuts/proof/raw-answer.ts'
import type { StreamViewer, Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { FetchedText } from '../../../ports/sight/text-fetcher.ts'
import type { PullDeps } from '../../sight/pull-check.ts'

/** A look and all that it was answered with. */
export type Look = { readonly check: CutCheck; readonly answers: readonly RawAnswer[] }

export type Witness = { readonly onAnswer: (answer: RawAnswer) => void }

/** Of one look; it began with the first of them and was decided by the last. */
const FIRST = 4
const LAST = 8

/** Makes a look that remembers its answers. */
export async function witnessed(look: (witness: Witness) => Promise<CutCheck>): Promise<Look> {
  const first: RawAnswer[] = []
  const last: RawAnswer[] = []
  const check = await look({
    onAnswer: (answer) => {
      if (first.length < FIRST) first.push(answer)
      else last.push(answer)
      if (last.length > LAST) last.shift()
    },
  })
  return { check, answers: [...first, ...last] }
}

type Headed = { readonly head?: Extract<RawAnswer, { kind: 'words' }>['head'] }

const noneOf = (url: string, { reason, detail, httpStatus, head }: Unseen & Headed): RawAnswer => ({
  kind: 'none',
  url,
  head: head ?? (httpStatus === null ? null : { status: httpStatus, headers: {} }),
  reason,
  words: detail,
})

const wordsOf = ({ url, text, head }: FetchedText): RawAnswer => ({
  kind: 'words',
  url,
  head: head ?? null,
  body: text,
})

function witnessedViewer(viewer: StreamViewer, { onAnswer }: Witness): StreamViewer {
  return {
    ...viewer,
    async probe(url, options) {
      const probed = await viewer.probe(url, options)
      if (probed.kind === 'unseen') onAnswer(noneOf(url, probed))
      else {
        const { kind, videoCodec, width, height } = probed.source
        onAnswer({ kind: 'media', url, source: { kind, videoCodec, width, height } })
      }
      return probed
    },
    async sample(url, options) {
      const sample = await viewer.sample(url, options)
      if (sample.kind === 'unseen') onAnswer(noneOf(url, sample))
      else onAnswer({ kind: 'picture', url, png: sample.sampled.png })
      return sample
    },
  }
}

/** What pulls an address, with every answer handed to the witness. */
export const witnessedPulls = (deps: PullDeps, witness: Witness): PullDeps => ({
  clock: deps.clock,
  viewer: witnessedViewer(deps.viewer, witness),
  texts: {
    async fetchText(url, options) {
      const fetched = await deps.texts.fetchText(url, options)
      witness.onAnswer(fetched.kind === 'unseen' ? noneOf(url, fetched) : wordsOf(fetched))
      return fetched
    },
  },
})
