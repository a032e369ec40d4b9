import type { ClassifierModel } from '../../core/detection/classifier-model.ts'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import type { Result } from '../../core/fault.ts'
import type { OwnWordSet } from '../../core/own-words/own-word-set.ts'
import type { ReplayNeeds } from '../../core/violations/replay-session.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { CommandDeps } from '../commands/command.ts'

/** What is wrong with a document of own words, and where it stands. */
export type WordsComplaint = {
  readonly line: number | null
  /** `words.3.variants.0`; empty: the document itself. */
  readonly field: string
  readonly zh: string
  readonly en: string
}

export type ReadWords = {
  /** `null` when anything is wrong. */
  readonly set: OwnWordSet | null
  readonly problems: readonly WordsComplaint[]
}

export type JudgementDeps = CommandDeps & {
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
  readonly sha256: Sha256
  /** The model that the program came with, and its terms. */
  readonly base: KeptModel
  /** Reads a model file; what is wrong with it is said by field. */
  readonly modelIn: (text: string) => Result<ClassifierModel>
  /** Reads YAML or JSON. */
  readonly wordsIn: (text: string) => Promise<ReadWords>
  /** The law by which shadow runs judge. */
  readonly law: () => Promise<Result<Pick<ReplayNeeds, 'judge' | 'judgeTaught'>>>
  /** What has just been changed is taken up by this process; others take it up by themselves. */
  readonly changed: () => Promise<void>
}
