import type {
  JudgementChange,
  JudgementKind,
  JudgementVersion,
} from '../../core/judgement/standing.ts'
import type { Instant } from '../../core/time/instant.ts'

/** What a shadow run over what is kept has shown of a version, and when it ran. */
export type KeptShadow = { readonly at: Instant; readonly report: unknown }

/** A version without its body, as lists show it; `shadow` is the latest run, `null` before the first. */
export type ListedVersion = Omit<JudgementVersion, 'body'> & { readonly shadow: KeptShadow | null }

/** Versions of what verdicts rest on besides law, and which of them was in force when. Nothing is ever changed. */
export interface Judgements {
  /** `false`: the same body is there already, and stays as it was handed in first. */
  add(version: JudgementVersion): Promise<boolean>
  find(
    kind: JudgementKind,
    sha256: string,
  ): Promise<(JudgementVersion & { readonly shadow: KeptShadow | null }) | null>
  /** By its name and nothing else. The latest, where several have it. */
  named(kind: JudgementKind, name: string): Promise<JudgementVersion | null>
  /** Whose SHA-256 begins so (8 to 64 digits), which is what verdicts name; at most two, which tells whether it is one. */
  beginning(kind: JudgementKind, digits: string): Promise<readonly JudgementVersion[]>
  /** Newest first, so many at most. */
  list(kind: JudgementKind, limit: number): Promise<readonly ListedVersion[]>
  /** Of a version that is there; replaces the run before. */
  saveShadow(kind: JudgementKind, sha256: string, shadow: KeptShadow): Promise<void>
  /** All of a kind, the first one first. */
  changes(kind: JudgementKind): Promise<readonly JudgementChange[]>
  /** `false`: another change has that number already. */
  change(change: JudgementChange): Promise<boolean>
}
