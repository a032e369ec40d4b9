import { z } from 'zod'
import type { CheckReport, CheckRequest } from '../../app/check/check-address.ts'
import { issueWords } from '../../contracts/words/issue-words.ts'
import type { Recording } from '../../core/patrol/recording.ts'
import { ACTORS, STAGES } from '../../core/registry/institution.ts'
import { placeOfScope } from '../../core/registry/region-scope.ts'
import { formatInstant, parseInstant } from '../../core/time/instant.ts'
import { regionOption } from '../day-span.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import { fileWords } from './file-words.ts'
import { wireVerdict } from './wire-verdict.ts'

/** Options as typed on the command line. */
export type CheckOptions = {
  readonly at?: string
  readonly region?: string
  readonly actor?: string
  readonly stage?: string
  readonly frames?: string
  /** Only for what was stored. */
  readonly model?: string
  readonly json?: boolean
}

const OPTIONS = z.object({
  at: z
    .string()
    .refine((text) => parseInstant(text) !== null, {
      message: '请用带时区的时间，例如 2026-10-17T09:30:00+08:00 / RFC 3339 with offset',
    })
    .optional(),
  actor: z.enum(ACTORS).default('licensed-online-subject'),
  stage: z.enum(STAGES).optional(),
  frames: z.coerce.number().int().min(1).max(30).optional(),
})

/** Where a room is taken to be when nobody says. */
const GUANGDONG = '44'

const SCHEMES = /^(https?|rtmps?|rtsps?|file):/i

export function parseCheckRequest(
  url: string,
  options: CheckOptions,
): { readonly request: CheckRequest } | { readonly problem: string } {
  if (url === '') {
    return {
      problem:
        '缺少地址，或用 --from-evidence 指定线索 / an address is missing, or --from-evidence with a violation',
    }
  }
  if (options.model !== undefined) {
    return { problem: '--model 只与 --from-evidence 同用 / --model goes with --from-evidence only' }
  }
  if (!URL.canParse(url) || !SCHEMES.test(url)) {
    const shown = url.slice(0, 80)
    return { problem: `“${shown}” 不是可以巡查的地址 / use http, https, rtmp or rtsp` }
  }
  const parsed = OPTIONS.safeParse(options)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue === undefined) return { problem: '选项有误 / the options are not valid' }
    const { zh, en } = issueWords(issue, `--${issue.path.join('.')}`)
    return { problem: `${zh} / ${en}` }
  }
  const region = regionOption(options.region ?? GUANGDONG)
  if (!region.ok) return { problem: region.fault.message }
  const { at, actor, stage, frames } = parsed.data
  return {
    request: {
      url,
      at: at === undefined ? null : parseInstant(at),
      region: placeOfScope(region.value.region ?? GUANGDONG),
      actor,
      stage: stage ?? null,
      frames: frames ?? null,
    },
  }
}

const OUTCOME_WORDS: Readonly<Record<CheckReport['outcome'], string>> = {
  violation: '疑似违规 (violation)',
  review: '须人工判断 (needs a person)',
  clean: '未见违规 (nothing wrong found)',
  'off-air': '未开播 (off air)',
  unseen: '看不到，不等于合规 (could not see, which is not the same as clean)',
}

const OUTCOME_EXIT: Readonly<Record<CheckReport['outcome'], ExitCode>> = {
  violation: EXIT.violation,
  review: EXIT.needsPerson,
  clean: EXIT.done,
  'off-air': EXIT.done,
  unseen: EXIT.unseen,
}

/** Reasons that the person at the command line can do something about. */
const HINTS: Readonly<Partial<Record<NonNullable<CheckReport['unseenReason']>, string>>> = {
  'audio-only':
    '有声音，没有画面；check 只看不听，声音请用 xuncha transcribe 听 (sound and no picture: check does not listen, xuncha transcribe does)',
  'blocked-address':
    '私有地址默认不访问，确需访问请设置 XUNCHA_ALLOW_PRIVATE_HOSTS=主机或网段 (private addresses are refused unless XUNCHA_ALLOW_PRIVATE_HOSTS names them)',
}

const hintOf = (url: string, reason: NonNullable<CheckReport['unseenReason']>): string | null =>
  fileWords(url, reason) ?? HINTS[reason] ?? null

function recordingWords({ seconds }: Recording): string {
  const length =
    seconds === null
      ? ['时长不详', 'of unknown length']
      : [`时长 ${clockLength(seconds)}`, clockLength(seconds)]
  return `录播，不是直播；${length[0]}。点播内容由人工判断 (a recording, ${length[1]}, not live; a person judges what is offered on demand)`
}

/** `45:00`, `1:30:05`. */
function clockLength(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor(whole / 60) % 60
  const rest = two(whole % 60)
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`
}

function summary(report: CheckReport): string {
  const { source, classification, verdict, millis } = report
  const lines = [
    `${OUTCOME_WORDS[report.outcome]}${report.unseenReason === null ? '' : `: ${report.unseenReason}`}`,
    report.unseenReason === null ? null : hintOf(report.url, report.unseenReason),
    source === null
      ? null
      : `来源 source: ${source.kind} ${source.videoCodec ?? '?'} ${source.width ?? '?'}×${source.height ?? '?'} ${source.resolvedUrl}`,
    source?.recording === undefined ? null : recordingWords(source.recording),
    report.frames.length === 0
      ? null
      : `画面 frames: ${report.frames.map(({ streamMillis, width, height }) => `${width}×${height}${streamMillis === null ? '' : ` @ ${(streamMillis / 1_000).toFixed(1)} s`}`).join(', ')}`,
    classification === null
      ? null
      : `内容 content: ${classification.label} ${classification.score.toFixed(2)} ${classification.subjects.map(({ code }) => code).join(' ')} ${classification.stage}`,
    verdict === null
      ? null
      : `时间 time: ${verdict.verdict} ${verdict.hits.map(({ rule }) => rule).join(' ')} ${verdict.days.map(({ date, kind }) => `${date} ${kind}`).join(' ')}`,
    `耗时 millis: probe ${millis.probe}, sample ${millis.sample}, recognise ${millis.recognise}, classify ${millis.classify}, total ${millis.total}`,
  ]
  return `${lines.filter((line) => line !== null).join('\n')}\n`
}

const wire = (report: CheckReport) => ({
  ...report,
  checkedAt: formatInstant(report.checkedAt),
  frames: report.frames.map((frame) => ({ ...frame, at: formatInstant(frame.at) })),
  verdict: wireVerdict(report.verdict),
})

/** `xuncha check URL`: the report as JSON on stdout, a summary on stderr, the outcome as the exit code. */
export async function runCheck(
  request: CheckRequest,
  look: (request: CheckRequest) => Promise<CheckReport>,
  io: CommandIo,
): Promise<ExitCode> {
  const report = await look(request)
  io.err(summary(report))
  io.out(`${JSON.stringify(wire(report))}\n`)
  return OUTCOME_EXIT[report.outcome]
}
