import type { HearingAbility } from '../../core/canary/heard-means.ts'
import type { Instant } from '../../core/time/instant.ts'

/** What a process can look with. */
export type Abilities = HearingAbility & {
  /** Version and origin of ffmpeg. */
  readonly decoder: string
  /** Whether the browser started the last time that it was to; `null`: it has not been tried. */
  readonly browser: boolean | null
  /** Processes that read pictures. */
  readonly readers: number
  /** Whether they read at all at present; left out: of a release that did not say. */
  readonly reads?: boolean
}

/** What a process does at the moment. */
export type NodeLoad = {
  /** Jobs that it works, by stage; watches are rooms. */
  readonly jobs: Readonly<Record<string, number>>
  /** Of the process itself, in bytes, without the readers and decoders beside it. */
  readonly memoryBytes: number
}

/** What an administrator wants a process to take; it dies with the process. */
export type WorkWish = {
  /** 1, 2, 3 … in the life of the process: what a change is held against. */
  readonly version: number
  /** Stages with how many at once; `null`: as it started. */
  readonly work: Readonly<Record<string, number>> | null
  readonly at: Instant
  readonly who: string
  readonly why: string
}

/** What a process tells people of itself: notices, and its parts that are not ready. Codes and names of its own release. */
export type NodeTold = {
  readonly notices: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly parts: readonly {
    readonly name: string
    readonly detail: string
    readonly words?: { readonly zh: string; readonly en: string }
  }[]
}

/** A process of the installation, as it last said of itself. */
export type PatrolNode = {
  /** Of this start of it. */
  readonly id: string
  /** Name of its machine and number of its process. */
  readonly name: string
  readonly roles: readonly string[]
  /** `null`: it looks at nothing. */
  readonly abilities: Abilities | null
  /** Stages that it takes, with how many at once. */
  readonly work: Readonly<Record<string, number>>
  /** What it took when it started; `null`: it works nothing, or is of a release that hears no wishes. */
  readonly startWork: Readonly<Record<string, number>> | null
  readonly wish: WorkWish | null
  /** Of the program; `null`: of a release that did not say. */
  readonly version: string | null
  readonly load: NodeLoad | null
  /** `null`: it has told nothing yet. */
  readonly told: NodeTold | null
  readonly startedAt: Instant
  readonly seenAt: Instant
}

export interface PatrolNodes {
  /** Writes down what it says of itself, in the place of what it said before; what others wish of it stays. */
  beat(node: Omit<PatrolNode, 'wish'>): Promise<void>
  /** Locks it until the transaction ends. */
  hold(id: string): Promise<PatrolNode | null>
  /** What it is to take; it hears that with its next word. */
  wish(id: string, wish: WorkWish): Promise<void>
  /**
   * All that said something at `alive` or later, and of those that did so only since `gone.since` the newest: a program that is
   * started over and over leaves a row each time. Longest running first.
   */
  seenSince(
    alive: Instant,
    gone: { readonly since: Instant; readonly most: number },
  ): Promise<readonly PatrolNode[]>
  /** It ends. */
  leave(id: string): Promise<void>
  /** Those that were last seen before. */
  forget(before: Instant): Promise<void>
}
