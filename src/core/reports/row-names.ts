import type { FigureRow } from './figure.ts'
import type { ReportData } from './report-case.ts'

/** A row with what people call it: an id alone tells nobody anything. */
export type NamedRow = FigureRow & { readonly name: string }

/** Institution and room of a lead and of all that belongs to it. */
export function namedRows(rows: readonly FigureRow[], data: ReportData): readonly NamedRow[] {
  const ofLeads = new Map(
    data.cases.map(({ violation, institution, room }) => [
      violation.id,
      `${institution?.name ?? violation.institutionId} · ${room?.title ?? violation.roomId}`,
    ]),
  )
  const bodies = new Map(data.objects.map(({ id, name }) => [id, name]))
  const rooms = new Map(data.rooms.map(({ id, title }) => [id, title]))
  return rows.map((row) => ({
    ...row,
    name: ofLeads.get(row.violationId ?? '') ?? bodies.get(row.id) ?? rooms.get(row.id) ?? row.id,
  }))
}
