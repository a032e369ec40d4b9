import { z } from 'zod'
import { createAnchorKey, publicKeyPem, rotateAnchorKey } from '../../adapters/proofs/anchor-key.ts'
import { type VerifyPace, verifyJournal } from '../../app/proofs/verify-journal.ts'
import type { Foundation } from '../../compose/foundation.ts'
import { askRunning } from '../../compose/open/ask-running.ts'
import { proofParts } from '../../compose/proofs/open-proofs.ts'
import { openStorage } from '../../compose/storage/storage.ts'
import type { CheckOutcome, VerifyReport } from '../../core/evidence/proof/check-report.ts'
import { CHECK_WORDS, reportLines } from '../../core/evidence/proof/report-words.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { seconds } from '../../core/time/duration.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

export const CHECK_EXITS: Readonly<Record<CheckOutcome, ExitCode>> = {
  fine: EXIT.done,
  wrong: EXIT.needsPerson,
  unseen: EXIT.unseen,
}

const PACE = z.coerce.number().int().min(0).max(1_000)
const ASK_EVERY = seconds(1)

const STATE = z.object({
  running: z.object({ check: z.string(), looked: z.number() }).nullable(),
  last: z.object({ at: z.number(), report: z.unknown() }).nullable(),
})
type State = z.infer<typeof STATE>
type Progress = (check: string, looked: number) => void

async function ask(
  foundation: Foundation,
  method: 'GET' | 'POST',
  body: Readonly<Record<string, number>> | null,
): Promise<Result<State | null>> {
  const answer = await askRunning(foundation, {
    method,
    path: '/journal/verify',
    body: body === null ? null : Buffer.from(JSON.stringify(body)),
    mediaType: 'application/json',
  })
  if (!answer.ok || answer.value === null) return answer.ok ? succeed(null) : answer
  const { status, text } = answer.value
  return status < 300 ? succeed(STATE.parse(JSON.parse(text))) : fail('internal', text)
}

/** The running program checks, which alone may open an embedded database; `null`: none runs. */
async function checkedByRunning(
  foundation: Foundation,
  filesPerSecond: number,
  { stop }: ProgramContext,
  onProgress: Progress,
): Promise<Result<VerifyReport | null>> {
  const before = await ask(foundation, 'GET', null)
  if (!before.ok || before.value === null) return before.ok ? succeed(null) : before
  let state = await ask(foundation, 'POST', { filesPerSecond })
  while (state.ok && state.value?.running != null) {
    onProgress(state.value.running.check, state.value.running.looked)
    await foundation.clock.sleep(ASK_EVERY, stop)
    if (stop.aborted) return fail('wrong-state', '已停止等候。No longer waited for.')
    state = await ask(foundation, 'GET', null)
  }
  if (!state.ok) return state
  const last = state.value?.last ?? null
  return last === null || last.at === before.value.last?.at
    ? fail(
        'internal',
        '核对中断，原因见运行日志。The check ended early: see the log of the program.',
      )
    : succeed(last.report as VerifyReport)
}

async function checkedHere(
  foundation: Foundation,
  pace: VerifyPace,
): Promise<Result<VerifyReport>> {
  const storage = await openStorage(foundation)
  if (!storage.ok) return storage
  const parts = proofParts(foundation, storage.value)
  const signer = await parts.verifyKey.signer()
  return succeed(await verifyJournal({ ...parts, signer: signer.ok ? signer.value : null }, pace))
}

/** Told where another thousand was looked at, on one line a time. */
function createProgress({ io }: ProgramContext): Progress {
  const words: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = CHECK_WORDS
  let told = ''
  return (check, looked) => {
    const step = `${check} ${Math.floor(looked / 1_000)}`
    if (step === told) return
    told = step
    const { zh = check, en = check } = words[check] ?? {}
    io.err(`… ${zh} ${looked} ${en}\n`)
  }
}

/** `xuncha journal verify`: by the program that runs on this data folder, or by itself where none runs. */
export async function runJournalVerify(
  context: ProgramContext,
  options: { readonly json?: boolean; readonly filesPerSecond?: string },
): Promise<ExitCode> {
  const { io, stop } = context
  const pace = PACE.safeParse(options.filesPerSecond ?? '0')
  if (!pace.success) {
    io.err(
      '--files-per-second 为 0 到 1000 的整数。Give --files-per-second as a whole number from 0 to 1000.\n',
    )
    return EXIT.badInput
  }
  const onProgress = createProgress(context)
  const checked = await withFoundation(context, async (foundation) => {
    const running = await checkedByRunning(foundation, pace.data, context, onProgress)
    if (!running.ok) return running
    if (running.value !== null) return succeed(running.value)
    return await checkedHere(foundation, { filesPerSecond: pace.data, onProgress, signal: stop })
  })
  if (!checked.ok) {
    io.err(`${checked.fault.message}\n`)
    return checked.fault.code === 'internal' ? EXIT.ourFault : EXIT.unseen
  }
  const report = checked.value
  io.out(
    options.json === true ? `${JSON.stringify(report)}\n` : `${reportLines(report).join('\n')}\n`,
  )
  return CHECK_EXITS[report.outcome]
}

/** `xuncha journal key`: what strangers check anchors with. */
export async function runJournalKey(context: ProgramContext): Promise<ExitCode> {
  const found = await withFoundation(context, ({ settings }) =>
    createAnchorKey(settings.proofs.keyFile, false).signer(),
  )
  if (!found.ok) {
    context.io.err(`${found.fault.message}\n`)
    return EXIT.badInput
  }
  context.io.out(publicKeyPem(found.value.key))
  return EXIT.done
}

/** `xuncha journal key rotate`: the next anchor is signed by the new one, also while the program runs. */
export async function runJournalKeyRotate(context: ProgramContext): Promise<ExitCode> {
  const made = await withFoundation(context, ({ settings }) =>
    rotateAnchorKey(settings.proofs.keyFile),
  )
  if (!made.ok) {
    context.io.err(`${made.fault.message}\n`)
    return EXIT.badInput
  }
  context.io.out(publicKeyPem(made.value.key))
  context.io.err(
    '已换新密钥，旧密钥已签署。请把新公钥另行保存。A new key is in place, signed by the old one: keep its public key elsewhere.\n',
  )
  return EXIT.done
}
