import { createHash } from 'node:crypto'
import type { PoisonousPicture } from '../../core/reading/poisonous-picture.ts'
import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import type { ChildReader, ReaderQuestion } from '../../ports/child-readers.ts'
import { createStandbyReader, type StandbyNeeds } from './standby-reader.ts'
import { ReaderDied } from './start-reader-process.ts'

/** What all readers of the program share. */
export type Ward = {
  isPoisonous(sha256: string): boolean
  addPoisonous(picture: Omit<PoisonousPicture, 'at'>): void
  countDeath(): void
  /** One at a time: what kills while nothing else is tried again killed by itself. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** The answer, or how the process died over the question. */
type Attempt = { readonly death: null; readonly answer: unknown } | { readonly death: ReaderDied }

/** Keeps one process of the program ready, and says whose fault it is when it dies. */
export function createChildReader(needs: StandbyNeeds & { readonly ward: Ward }): ChildReader {
  const { program, ward, logger } = needs
  const standby = createStandbyReader(needs)

  const attempt = async (question: ReaderQuestion): Promise<Attempt> => {
    try {
      return { death: null, answer: await standby.ask(question) }
    } catch (cause) {
      await standby.end('replaced')
      if (standby.isStopped() || !(cause instanceof ReaderDied) || !cause.opened) throw cause
      ward.countDeath()
      if (program.oneShot !== true) standby.warm()
      return { death: cause }
    }
  }

  const tryAlone = async (question: ReaderQuestion, sha256: string): Promise<unknown> => {
    const second = await ward.alone(() => attempt(question))
    if (second.death === null) return second.answer
    const cause = second.death.message
    const fields = { reader: program.name, sha256, bytes: question.bytes.byteLength, cause }
    ward.addPoisonous(fields)
    logger.error(fields, 'two readers died over this, it is not read again')
    throw new ReaderFailed(sha256, `${program.name}: ${cause}, twice, over ${sha256}`)
  }

  const askOnce = async (question: ReaderQuestion, sha256: string): Promise<unknown> => {
    const only = await attempt(question)
    await standby.end('done')
    if (only.death === null) return only.answer
    const cause = only.death.message
    logger.warn({ reader: program.name, sha256, cause }, 'a reader died over a file')
    throw new ReaderFailed(sha256, `${program.name}: ${cause}, over ${sha256}`)
  }

  return {
    warm: standby.warm,
    async ask(question) {
      const sha256 = createHash('sha256').update(question.bytes).digest('hex')
      if (program.oneShot === true) return await askOnce(question, sha256)
      if (ward.isPoisonous(sha256)) {
        throw new ReaderFailed(sha256, `${program.name}: killed two readers before: ${sha256}`)
      }
      const first = await attempt(question)
      if (first.death !== null) {
        const fields = { reader: program.name, sha256, cause: first.death.message }
        logger.warn(fields, 'a reader died, what it read is tried once more')
        return await tryAlone(question, sha256)
      }
      if (standby.answered() >= program.recycleAfter) {
        await standby.end('recycled')
        standby.warm()
      }
      return first.answer
    },
    stop: standby.stop,
  }
}
