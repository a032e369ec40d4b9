import type { AnswerHead } from '../../core/cuts/proof/raw-answer.ts'
import type { Unseen, ViewOptions } from './stream-viewer.ts'

export type FetchedText = {
  readonly kind: 'text'
  readonly url: string
  readonly text: string
  readonly head?: AnswerHead
}

/** Fetches small texts (HLS playlists) over HTTP through the egress guard; larger bodies are cut off and refused. */
export interface TextFetcher {
  fetchText(
    url: string,
    options: ViewOptions,
  ): Promise<FetchedText | (Unseen & { readonly head?: AnswerHead })>
}
