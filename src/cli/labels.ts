import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evidenceBytes } from '../app/queries/evidence-bytes.ts'
import {
  type ExportLabelsDeps,
  exportLabels,
  type LabelledCase,
} from '../app/queries/export-labels.ts'
import { openKept } from '../compose/open/open-kept.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { formatInstant, type Instant } from '../core/time/instant.ts'
import type { PlaceFilter } from '../ports/records/filters.ts'
import { daySpan, regionOption } from './day-span.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

export type LabelsOptions = {
  readonly from?: string
  readonly to?: string
  /** Only what concerns this region and below. */
  readonly region?: string
  readonly output?: string
  /** A folder for the pictures; without it no picture leaves the house. */
  readonly withFrames?: string
}

type Exported = { readonly labels: number; readonly frames: number; readonly missing: string[] }

const lineOf = (one: LabelledCase): string =>
  `${JSON.stringify({
    ...one,
    labelledAt: formatInstant(one.labelledAt),
    frames: one.frames.map((frame) => ({ ...frame, at: formatInstant(frame.at) })),
  })}\n`

async function exportTo(
  deps: ExportLabelsDeps,
  span: PlaceFilter & { readonly from: Instant; readonly to: Instant },
  file: string,
  folder: string | null,
): Promise<Exported> {
  const missing: string[] = []
  let labels = 0
  let frames = 0
  if (folder !== null) await mkdir(folder, { recursive: true })
  const output = await open(`${file}.part`, 'w')
  try {
    for await (const one of exportLabels(deps, span)) {
      await output.write(lineOf(one))
      labels += 1
      for (const { sha256 } of folder === null ? [] : one.frames) {
        const bytes = await evidenceBytes(deps.evidenceStore, sha256)
        if (bytes.ok) await writeFile(join(folder ?? '', `${sha256}.png`), bytes.value)
        else missing.push(sha256)
        frames += bytes.ok ? 1 : 0
      }
    }
  } finally {
    await output.close()
  }
  await rename(`${file}.part`, file)
  return { labels, frames, missing }
}

/** `xuncha labels export`: what people said, with the masked words of the screens, as JSON Lines. */
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
    const { output } = options
    if (output === undefined) {
      return fail('bad-request', '-o:请给出输出文件 / name the file to write', '-o')
    }
    const kept = await openKept(foundation)
    if (!kept.ok) return kept
    const folder = options.withFrames ?? null
    return succeed(await exportTo(kept.value, { ...span.value, ...place.value }, output, folder))
  })
  if (!done.ok) {
    io.err(`${done.fault.message}\n`)
    return EXIT.badInput
  }
  const { labels, frames, missing } = done.value
  io.out(`${JSON.stringify(done.value)}\n`)
  io.err(`已导出 ${labels} 条认定、${frames} 张画面 / labels and frames exported\n`)
  if (missing.length === 0) return EXIT.done
  io.err(`${missing.length} 张画面缺失或被改动 / frames missing or altered: ${missing.join(' ')}\n`)
  return EXIT.unseen
}
