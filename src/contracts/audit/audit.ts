import { z } from 'zod'
import { listQuery } from '../list.ts'
import { bilingual, instantText, sha256Text } from '../primitives.ts'
import { EVENT_NAMES } from '../words/vocabulary.ts'

/** Kinds of entries of the journal. */
export const AUDIT_KINDS = [...EVENT_NAMES, 'account.changed'] as const

export const AUDIT_SUBJECTS = [
  'violation',
  'alert',
  'cut',
  'room',
  'institution',
  'account',
  'token',
  'sweep',
  'cut-rules',
  'report',
  'run',
  'node',
  'channel',
  'duty',
  'calendar',
  'judgement',
  'fuse',
  'picture',
  'import',
  'system',
] as const
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number]

const text = z.string().trim().min(1).max(200)

const filters = {
  who: text
    .optional()
    .describe(
      '账号或令牌的名称，或 user:名称、program:名称、system；不写：人员与程序所为，不含本系统自己所为 Name of an account or a token, or user:NAME, program:NAME, system. Left out: what people and programs did, not what this system did by itself',
    ),
  kind: z.enum(AUDIT_KINDS).optional(),
  about: text.optional().describe('about.id 的值 As in `about.id`'),
}

export const auditQuery = listQuery.extend({
  ...filters,
  from: instantText.optional(),
  to: instantText.optional().describe('不含此刻 Before this instant'),
})

/** A file is of a span; 400 days at most. */
export const auditFileQuery = z.object({ ...filters, from: instantText, to: instantText })

export const auditEntry = z
  .object({
    sequence: z.int().describe('In the journal'),
    at: instantText,
    who: z.string().describe('user:NAME, program:NAME, local:NAME or system'),
    kind: z.enum(AUDIT_KINDS),
    act: bilingual,
    about: z.object({
      kind: z.enum(AUDIT_SUBJECTS),
      id: z.string(),
      name: z.string().nullable().describe('null: the entry does not tell it'),
      violationId: z.string().nullable(),
    }),
    why: z.string(),
    hash: sha256Text.describe('In the hash chain of the journal'),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof auditEntry>
