import type { Disguise, SolicitationFinding } from '../../../contracts/finding.ts'
import { DISGUISES } from '../../../core/findings/disguise-names.ts'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import { teachingShare } from '../../../core/lesson/lesson-time.ts'
import { formatInstant } from '../../../core/time/instant.ts'

const seen = ({ id, firstSeenAt, lastSeenAt }: RoomFinding) => ({
  id,
  firstSeenAt: formatInstant(firstSeenAt),
  lastSeenAt: formatInstant(lastSeenAt),
})

const inThousandths = (value: number): number => Math.round(value * 1_000) / 1_000

/** Name and substance side by side; the strongest decision first. */
function presentDisguises(findings: readonly RoomFinding[]): Disguise[] {
  const order = ['counts-as-live-teaching', 'review', 'none']
  return findings
    .flatMap((found): Disguise[] => {
      const { finding } = found
      if (finding.about !== 'disguise') return []
      const { kind, code, keyContent, name, substance, decision, reason, basis } = finding
      const { time, subjects, terms, manners, frames, ...rest } = substance
      const { zh, en } = DISGUISES[kind]
      return [
        {
          ...seen(found),
          kind,
          code,
          kindName: { zh, en },
          keyContent,
          name: { ...name, words: name.words.map((word) => ({ ...word })) },
          substance: {
            ...rest,
            observedSeconds: Math.round(time.observedSeconds),
            teachingSeconds: Math.round(time.teachingSeconds),
            teachingShare: inThousandths(teachingShare(time)),
            longestTeachingSeconds: Math.round(time.longestSeconds),
            subjects: [...subjects],
            terms: [...terms],
            manners: [...manners],
            frames: [...frames],
          },
          decision,
          reason: { ...reason },
          basis: [...basis],
        },
      ]
    })
    .toSorted((a, b) => order.indexOf(a.decision) - order.indexOf(b.decision))
}

function presentSolicitations(findings: readonly RoomFinding[]): SolicitationFinding[] {
  return findings.flatMap((found): SolicitationFinding[] => {
    const { finding } = found
    if (finding.about !== 'solicitation') return []
    const { acts, judged, signs, excerpts, frames } = finding
    const { keyContents, verdict, rules, law, ruleVersion, reasons, routes } = judged
    return [
      {
        ...seen(found),
        acts: [...acts],
        keyContents: [...keyContents],
        verdict,
        rules: [...rules],
        law: [...law],
        ruleVersion,
        reasons: reasons.map((reason) => ({ ...reason })),
        routes: routes.map(({ department, measures, needs, ready }) => {
          return { department, measures: [...measures], needs: [...needs], ready }
        }),
        signs: signs.map((sign) => ({ ...sign })),
        excerpts: excerpts.map((excerpt) => ({ ...excerpt })),
        frames: [...frames],
      },
    ]
  })
}

/** Nothing where they were not read. */
export const presentFindings = (findings: readonly RoomFinding[] | null) =>
  findings === null
    ? {}
    : { disguises: presentDisguises(findings), solicitations: presentSolicitations(findings) }
