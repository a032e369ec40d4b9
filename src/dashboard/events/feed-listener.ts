import type { EventData, EventName } from '../../contracts/server-event.ts'

/** One event with the shape that belongs to its name. */
export type Told = { [Name in EventName]: { name: Name; data: EventData[Name] } }[EventName]

export type FeedListener = {
  /** Whose connection it is. */
  opened(accountId: string): void
  /** The server is up to date and has nothing new. */
  heard(): void
  told(event: Told): void
  lost(): void
}

export type Feed = {
  /** Begins again with the cookie as it is now. */
  reopen(): void
  close(): void
}
