import type { PageVisit } from '../../../src/ports/sight/page-visitor.ts'
import type { StreamServer } from '../streams/stream-server.ts'

/** What a visit of an odd page must come to. */
export type OddOutcome = 'address' | 'picture' | 'off-air' | 'words' | `unseen: ${string}`

export type PageWorld = {
  readonly server: StreamServer
  /** The same as `server`, on another site. */
  readonly other: StreamServer
  /** A web socket that chats. */
  readonly chatUrl: string
  /** Serves an HTML page at the path and gives its address. */
  readonly page: (path: string, body: string, on?: StreamServer) => string
}

export type OddPage = {
  /** As in docs/page-rooms.md. */
  readonly name: string
  /** Several: either may come first. */
  readonly outcome: OddOutcome | readonly OddOutcome[]
  /** Serves it; the address of the lesson, where there is one, is `/lesson/NAME…` */
  readonly serve: (world: PageWorld) => string
  /** Takes whatever the machine has: no other page is visited meanwhile. */
  readonly greedy?: true
  /** What else must hold of what was found. */
  readonly also?: (visit: PageVisit) => boolean
}

/** The name of the stream that an odd page leads to. */
export const LESSON = '/lesson.m3u8'

/** Script of a player: it asks for the lesson. */
export const PLAYER = `fetch('${LESSON}')`
