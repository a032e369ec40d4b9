import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { verifyPackage } from '../../compose/proofs/packages.ts'
import { packageLines } from '../../core/evidence/package/package-check.ts'
import { askProgram, refuseAsked } from '../ask-program.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { CHECK_EXITS } from './journal.ts'

const WRITTEN = z.object({ lost: z.number() })

/** `xuncha evidence export VIOLATION -o FILE`: by the program that runs on this data folder, or by itself where none runs. */
export async function runEvidenceExport(
  context: ProgramContext,
  violation: string,
  output: string,
): Promise<ExitCode> {
  const { io, workingFolder } = context
  const file = resolve(workingFolder, output)
  const answered = await askProgram(context, {
    method: 'POST',
    path: '/evidence/package',
    body: { violation, file },
  })
  if (!answered.ok) return refuseAsked(context, answered)
  io.out(`${answered.value}\n`)
  const { lost } = WRITTEN.parse(JSON.parse(answered.value))
  if (lost === 0) return EXIT.done
  io.err(
    `证据包写好了，但有 ${lost} 件证据取不到：manifest.json 里有名单与原因。The package is written, but ${lost} pieces of evidence could not be had; manifest.json names them and why.\n`,
  )
  return EXIT.unseen
}

/** `xuncha evidence verify FILE`: with no database and no network. */
export async function runEvidenceVerify(
  { io, workingFolder }: ProgramContext,
  file: string,
  options: { readonly json?: boolean; readonly key?: string },
): Promise<ExitCode> {
  const { key } = options
  const trusted =
    key === undefined
      ? null
      : await readFile(resolve(workingFolder, key), 'utf8').catch(() => undefined)
  if (trusted === undefined) {
    io.err(`读不到公钥 ${key}。The public key ${key} cannot be read.\n`)
    return EXIT.badInput
  }
  const path = resolve(workingFolder, file)
  // A name that was misspelt says nothing of any evidence.
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) {
    io.err(`没有这个文件：${path}。There is no such file: ${path}.\n`)
    return EXIT.badInput
  }
  const report = await verifyPackage(path, trusted)
  io.out(
    options.json === true ? `${JSON.stringify(report)}\n` : `${packageLines(report).join('\n')}\n`,
  )
  return CHECK_EXITS[report.outcome]
}
