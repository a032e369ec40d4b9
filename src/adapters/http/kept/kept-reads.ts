import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'

/** What a command that only reads may ask of the program that has the database. */
const READS = {
  violations: ['find', 'list'],
  violationEvidence: ['of', 'ofMany'],
  sessionTraces: ['of', 'ofMany'],
  operatorLabels: ['list', 'ofMany'],
  rooms: ['find', 'findMany'],
  institutions: ['find', 'findMany'],
  judgements: ['named', 'beginning'],
} as const satisfies {
  readonly [Name in keyof Records]?: readonly (keyof Records[Name])[]
}

export const READ_REGISTERS: Readonly<Record<string, readonly string[]>> = READS

/** `evidence.get` asks for the bytes of a kept file. */
export const EVIDENCE = { register: 'evidence', read: 'get' } as const

export const KEPT_PATH = '/kept'

export const keptQuestion = z.strictObject({
  register: z.string().max(40),
  read: z.string().max(40),
  args: z.array(z.unknown()).max(3),
})
export type KeptQuestion = z.infer<typeof keptQuestion>

/** What is kept, for those who only read it. */
export type Kept = {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
}

/** Maps, bytes and members that are missing come through as they are, which JSON does not do. */
export const packKept = (value: unknown): string => serialize(value).toString('base64')
export const unpackKept = (text: string): unknown => deserialize(Buffer.from(text, 'base64'))
