import type { Unseen, ViewOptions } from './stream-viewer.ts'

export type FetchedText = { readonly kind: 'text'; readonly url: string; readonly text: string }

/** Fetches small texts (HLS playlists) over HTTP through the egress guard; larger bodies are cut off and refused. */
export interface TextFetcher {
  fetchText(url: string, options: ViewOptions): Promise<FetchedText | Unseen>
}
