import { z } from 'zod'
import { bilingual, instantText, sha256Text } from './primitives.ts'
import {
  CONTACT_KINDS,
  DISGUISE_CODES,
  DISGUISE_DECISIONS,
  DISGUISE_KINDS,
  NAME_SOURCES,
  SOLICITATION_SIGNALS,
  SOLICITATION_SOURCES,
} from './words/finding-vocabulary.ts'
import {
  CLASSIFICATION_LABELS,
  DEPARTMENTS,
  KEY_CONTENTS,
  MEASURES,
  PRECONDITIONS,
  PROMOTION_ACTS,
  SUBJECTS,
  VERDICTS,
} from './words/vocabulary.ts'

const seen = { id: z.string(), firstSeenAt: instantText, lastSeenAt: instantText }

/** 名义与实质并列: what it is called beside what was shown (docs/rules.md §3.1, §3.2). */
export const disguise = z
  .object({
    ...seen,
    kind: z.enum(DISGUISE_KINDS),
    code: z.enum(DISGUISE_CODES),
    kindName: bilingual,
    keyContent: z.enum(KEY_CONTENTS),
    name: z.object({
      source: z.enum(NAME_SOURCES),
      text: z.string().describe('As it stands there, contacts masked'),
      /** UTF-16 offsets into `text`. */
      words: z.array(z.object({ term: z.string(), start: z.number(), end: z.number() })),
      sha256: sha256Text.nullable().describe('Titles and page as kept, word for word'),
    }),
    substance: z.object({
      observedSeconds: z.number(),
      teachingSeconds: z.number(),
      teachingShare: z.number().min(0).max(1),
      longestTeachingSeconds: z.number(),
      label: z.enum(CLASSIFICATION_LABELS).nullable(),
      score: z.number(),
      subjects: z.array(z.enum(SUBJECTS)),
      terms: z.array(z.string()),
      manners: z.array(z.string()).describe('Words of check-in, answering, calling up'),
      pupilsPresent: z.boolean(),
      charged: z.boolean().nullable(),
      replayed: z.boolean(),
      frames: z.array(sha256Text),
    }),
    decision: z.enum(DISGUISE_DECISIONS),
    reason: bilingual,
    basis: z.array(z.string()),
  })
  .meta({ id: 'Disguise' })
export type Disguise = z.infer<typeof disguise>

/** 招揽、引流: a finding of its own for KC3, KC4 and KC6. Contacts are masked. */
export const solicitation = z
  .object({
    ...seen,
    acts: z.array(z.enum(PROMOTION_ACTS)),
    keyContents: z.array(z.enum(KEY_CONTENTS)),
    verdict: z.enum(VERDICTS),
    rules: z.array(z.string()),
    law: z.array(z.string()),
    ruleVersion: z.string(),
    reasons: z.array(bilingual),
    routes: z.array(
      z.object({
        department: z.enum(DEPARTMENTS),
        measures: z.array(z.enum(MEASURES)),
        needs: z.array(z.enum(PRECONDITIONS)),
        ready: z.boolean(),
      }),
    ),
    signs: z.array(
      z.object({
        signal: z.enum(SOLICITATION_SIGNALS),
        source: z.enum(SOLICITATION_SOURCES),
        term: z.string(),
        contact: z.enum(CONTACT_KINDS).nullable(),
        start: z.number().int(),
        end: z.number().int(),
      }),
    ),
    excerpts: z.array(z.object({ source: z.enum(SOLICITATION_SOURCES), text: z.string() })),
    frames: z.array(sha256Text),
  })
  .meta({ id: 'Solicitation' })
export type SolicitationFinding = z.infer<typeof solicitation>
