import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { measurePicture } from '../../adapters/ocr/measure-picture.ts'
import { openRecogniser } from '../../compose/eyes.ts'
import { OCR_ENGINES } from '../../config/settings.ts'
import { fail, succeed } from '../../core/fault.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { type RecogniseDeps, type RecogniseOptions, runRecognise } from './recognise.ts'

/** At most `limit` + 1 bytes, so that a huge file is noticed without being held. */
async function load(file: string, limit: number): Promise<Uint8Array> {
  // Opening a pipe would wait for somebody to write into it.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new Error('no regular file')
    const { size } = found
    const buffer = new Uint8Array(Math.min(size, limit + 1))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Opens the engine for `xuncha recognise`, reads, closes. */
export async function runRecogniseCommand(
  context: ProgramContext,
  options: RecogniseOptions,
): Promise<ExitCode> {
  const done = await withFoundation(context, async (foundation) => {
    const deps: RecogniseDeps = {
      load,
      measure: measurePicture,
      open: async (name) => {
        const engine = OCR_ENGINES.find((one) => one === name)
        if (name !== undefined && engine === undefined) {
          const choice = OCR_ENGINES.join(', ')
          return fail('setting-invalid', `--engine: 可用 ${choice} (one of: ${choice})`, 'engine')
        }
        return succeed(await openRecogniser(foundation, engine))
      },
    }
    return succeed(await runRecognise(options, context.io, deps))
  })
  if (done.ok) return done.value
  context.io.err(`${done.fault.message}\n`)
  return EXIT.badInput
}
