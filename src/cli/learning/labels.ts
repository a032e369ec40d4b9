import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openWholeFile, type WholeFile } from '../../adapters/system/whole-file.ts'
import { evidenceBytes } from '../../app/queries/evidence-bytes.ts'
import {
  type ExportLabelsDeps,
  exportLabels,
  type LabelledCase,
} from '../../app/queries/export-labels.ts'
import { openKept } from '../../compose/open/open-kept.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { formatInstant, type Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import { daySpan, regionOption } from '../day-span.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

export type LabelsOptions = {
  readonly from?: string
  readonly to?: string
  /** Only what concerns this region and below. */
  readonly region?: string
  readonly output?: string
  /** A folder for the pictures; without it no picture leaves the house. */
  readonly withFrames?: string
}

type Exported = {
  readonly labels: number
  readonly frames: number
  /** Pictures, by their SHA-256. */
  readonly missing: readonly string[]
  /** Violations whose title and page text could not be read; their lines say why. */
  readonly withoutContext: readonly string[]
}

const lineOf = (one: LabelledCase): string =>
  `${JSON.stringify({
    ...one,
    labelledAt: formatInstant(one.labelledAt),
    frames: one.frames.map((frame) => ({ ...frame, at: formatInstant(frame.at) })),
  })}\n`

/** Writes the pictures of a case; those that could not be read, by their SHA-256. */
async function writeFrames(
  { evidenceStore }: ExportLabelsDeps,
  { frames }: LabelledCase,
  folder: string,
): Promise<readonly string[]> {
  const unseen: string[] = []
  for (const { sha256 } of frames) {
    const bytes = await evidenceBytes(evidenceStore, sha256)
    if (bytes.ok) await writeFile(join(folder, `${sha256}.png`), bytes.value)
    else unseen.push(sha256)
  }
  return unseen
}

async function exportTo(
  deps: ExportLabelsDeps,
  span: PlaceFilter & { readonly from: Instant; readonly to: Instant },
  output: WholeFile,
  folder: string | null,
): Promise<Exported> {
  const missing: string[] = []
  const withoutContext: string[] = []
  let labels = 0
  let frames = 0
  if (folder !== null) await mkdir(folder, { recursive: true })
  for await (const one of exportLabels(deps, span)) {
    await output.write(lineOf(one))
    labels += 1
    if (one.contextUnread !== null) withoutContext.push(one.violationId)
    if (folder === null) continue
    const unseen = await writeFrames(deps, one, folder)
    missing.push(...unseen)
    frames += one.frames.length - unseen.length
  }
  await output.keep()
  return { labels, frames, missing, withoutContext }
}

/** At most so many are named in a sentence; the document names all. */
const TOLD = 20

const list = (names: readonly string[]): string =>
  `${names.slice(0, TOLD).join(' ')}${names.length > TOLD ? ' …' : ''}`

function tell({ io }: ProgramContext, { labels, frames, missing, withoutContext }: Exported): void {
  io.err(`已导出 ${labels} 条认定、${frames} 张画面 / labels and frames exported\n`)
  if (missing.length > 0) {
    io.err(
      `${missing.length} 张画面缺失、被改动或暂不可取 / frames missing, altered or away: ${list(missing)}\n`,
    )
  }
  if (withoutContext.length > 0) {
    io.err(
      `${withoutContext.length} 案的标题与页面文字无法读取，其行以 contextUnread 注明，请在证据存储恢复后重新导出 / title and page text could not be read: see contextUnread, export again: ${list(withoutContext)}\n`,
    )
  }
}

/**
 * `xuncha labels export`: what people said, with the masked words of the screens, as JSON Lines. The file is whole or not
 * there. Exit code 12: some of what belongs to it could not be seen.
 */
export async function runLabelsExport(
  context: ProgramContext,
  options: LabelsOptions,
): Promise<ExitCode> {
  const { io } = context
  context.spareMemory()
  const done = await withFoundation(context, async (foundation): Promise<Result<Exported>> => {
    const span = daySpan(options)
    if (!span.ok) return span
    const place = regionOption(options.region)
    if (!place.ok) return place
    if (options.output === undefined) {
      return fail('bad-request', '-o：请给出输出文件 / name the file to write', '-o')
    }
    const output = await openWholeFile(options.output, '-o')
    if (!output.ok) return output
    try {
      const kept = await openKept(foundation)
      if (!kept.ok) return kept
      const folder = options.withFrames ?? null
      const wanted = { ...span.value, ...place.value }
      return succeed(await exportTo(kept.value, wanted, output.value, folder))
    } finally {
      await output.value.drop()
    }
  })
  if (!done.ok) {
    io.err(`${done.fault.message}\n`)
    return EXIT.badInput
  }
  io.out(`${JSON.stringify(done.value)}\n`)
  tell(context, done.value)
  const { missing, withoutContext } = done.value
  return missing.length + withoutContext.length === 0 ? EXIT.done : EXIT.unseen
}
