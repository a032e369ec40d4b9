import { z } from 'zod'
import { heartbeatPublicKey, isSignedBy } from '../../adapters/security/heartbeat-signature.ts'
import { createSystemClock } from '../../adapters/system/system-clock.ts'
import { inspectSecretFile } from '../../compose/secrets/secret-file.ts'
import { readSettings } from '../../config/settings.ts'
import { ageOfHeartbeat, isFresh } from '../../core/canary/heartbeat.ts'
import { seconds, toSeconds } from '../../core/time/duration.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'

const SIGNED = z.object({
  format: z.string().max(64),
  message: z.string().max(10_000),
  signature: z.string().max(200),
})
/** Sent each minute: two may be lost on the way. */
const USUAL_AGE = '180'
const AGE = z.coerce.number().int().min(1).max(604_800)
const CHARACTERS_AT_MOST = 20_000

/** `xuncha heartbeat key`: what strangers check heartbeats of this installation with. */
export async function runHeartbeatKey({
  io,
  environment,
  workingFolder,
}: ProgramContext): Promise<ExitCode> {
  const { folders } = readSettings(environment, workingFolder)
  const found = await inspectSecretFile(folders.secretFile)
  if (!found.ok || found.value === null) {
    io.err(
      found.ok
        ? '还没有密钥文件：先启动一次。There is no secret file yet: start the program once.\n'
        : `${found.fault.message}\n`,
    )
    return EXIT.badInput
  }
  io.out(`${heartbeatPublicKey(found.value.cookieSecret)}\n`)
  return EXIT.done
}

async function textOf(io: CommandIo, file: string): Promise<string | null> {
  let text = ''
  try {
    for await (const line of io.lines(file)) {
      text += line
      if (text.length > CHARACTERS_AT_MOST) return null
    }
    return text
  } catch {
    return null
  }
}

function signedIn(text: string | null) {
  try {
    const parsed = SIGNED.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** `xuncha heartbeat verify`: for who receives them; needs nothing of the installation but its public key. */
export async function runHeartbeatVerify(
  { io }: Pick<ProgramContext, 'io'>,
  file: string | undefined,
  options: { readonly key?: string; readonly maxAge?: string },
  now = createSystemClock().now(),
): Promise<ExitCode> {
  const refuse = (code: ExitCode, words: string): ExitCode => {
    io.err(`${words}\n`)
    return code
  }
  const age = AGE.safeParse(options.maxAge ?? USUAL_AGE)
  if (options.key === undefined || !age.success) {
    return refuse(
      EXIT.badInput,
      '需要 --key（公钥，base64）；--max-age 为秒数。Give --key, the public key in base64, and --max-age in whole seconds.',
    )
  }
  const signed = signedIn(await textOf(io, file ?? '-'))
  if (signed === null) {
    return refuse(EXIT.badInput, '不是心跳。This is no heartbeat.')
  }
  if (!isSignedBy(options.key, signed)) {
    return refuse(
      EXIT.needsPerson,
      '签名不对：不是这把钥匙签的，或被改过。The signature does not hold: signed by another key, or altered.',
    )
  }
  const old = ageOfHeartbeat(signed.message, now)
  if (old === null || !isFresh(old, seconds(age.data))) {
    return refuse(
      EXIT.unseen,
      '签名无误，但已过时：可能是旧心跳。Signed, and out of date: it may be an old one sent again.',
    )
  }
  io.out(`${signed.message}\n`)
  io.err(
    `签名无误，${Math.round(toSeconds(old))} 秒前。The signature holds, ${Math.round(toSeconds(old))} s old.\n`,
  )
  return EXIT.done
}
