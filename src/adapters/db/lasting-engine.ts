import type { PGlite } from '@electric-sql/pglite'
import { hasRoom, inMebibytes } from '../../core/data-space.ts'
import { StorageAway, storageAwayOf } from '../../core/storage-away.ts'
import type { Logger } from '../../ports/logger.ts'
import { closeLeftFiles } from './aborted-engine.ts'
import type { DiskRoom } from './disk-room.ts'
import { rootMessage } from './server-errors.ts'

const REOPEN_MILLISECONDS = 2_000

type LastingNeeds = {
  /** Opens the folder; `onAbort` is told when the engine ends itself. */
  readonly open: (onAbort: () => void) => Promise<PGlite>
  readonly room: DiskRoom
  readonly logger: Logger
}

/**
 * PGlite for as long as the program runs, with what drizzle and the queue use of it. While the disk has no room it is only
 * read (see `SPACE_BOUNDS`); when the engine ends itself all that is asked gets `StorageAway`, as from a server that was
 * killed, until there is room and it was opened again, which recovers it from its log.
 */
export class LastingEngine {
  readonly #needs: LastingNeeds
  #pglite: PGlite | null = null
  #aborted: string | null = null
  #reopening: Promise<void> | null = null
  #triedAt = Number.NEGATIVE_INFINITY
  #writes = true
  #closing = false

  private constructor(needs: LastingNeeds) {
    this.#needs = needs
  }

  /** @throws whatever PGlite throws. */
  static async open(needs: LastingNeeds): Promise<LastingEngine> {
    const engine = new LastingEngine(needs)
    await engine.#open()
    return engine
  }

  async #open(): Promise<void> {
    this.#aborted = null
    const pglite = await this.#needs.open(() => {
      this.#aborted = 'it could not write its log and ended itself'
      this.#needs.logger.error({}, 'the embedded database ended itself and will be opened again')
    })
    if (this.#aborted !== null) throw new StorageAway(this.#aborted, 'nothing-done')
    this.#pglite = pglite
    this.#writes = true
  }

  async #reopen(): Promise<void> {
    const { room, logger } = this.#needs
    const refused = await room.refusal()
    if (refused !== null || !hasRoom(room.freeBytes(), false) || this.#closing) return
    if (this.#pglite !== null) closeLeftFiles(this.#pglite.Module)
    this.#pglite = null
    const before = this.#aborted
    try {
      await this.#open()
      logger.warn({}, 'the embedded database is open again')
    } catch (error) {
      this.#aborted ??= before ?? rootMessage(error)
      logger.error({ error: rootMessage(error) }, 'the embedded database does not open again')
    }
  }

  /** What is open; what is not is tried again, beside, now and then. */
  #opened(): PGlite {
    if (this.#pglite !== null && this.#aborted === null && this.#reopening === null) {
      return this.#pglite
    }
    if (this.#reopening === null && performance.now() - this.#triedAt > REOPEN_MILLISECONDS) {
      this.#reopening = this.#reopen().finally(() => {
        this.#triedAt = performance.now()
        this.#reopening = null
      })
    }
    throw new StorageAway(
      this.#fullWords() ?? this.#aborted ?? 'it is opened again',
      'nothing-done',
    )
  }

  #fullWords(): string | null {
    const free = this.#needs.room.freeBytes()
    if (hasRoom(free, this.#writes && this.#aborted === null)) return null
    return `磁盘已满，数据库写不进去 the database cannot write, disk full (${inMebibytes(free)} MB free)`
  }

  async #keepToRoom(pglite: PGlite): Promise<void> {
    const free = this.#needs.room.freeBytes()
    const writes = hasRoom(free, this.#writes)
    if (writes === this.#writes) return
    this.#writes = writes
    await pglite.exec(`set default_transaction_read_only = ${writes ? 'off' : 'on'}`)
    const told = { freeMebibytes: inMebibytes(free) }
    if (writes) this.#needs.logger.warn(told, 'the disk has room again: the database is written')
    else this.#needs.logger.error(told, 'the disk is full: the database is only read')
  }

  async #use<T>(work: (pglite: PGlite) => Promise<T>): Promise<T> {
    const pglite = this.#opened()
    try {
      await this.#keepToRoom(pglite)
      return await work(pglite)
    } catch (error) {
      const away = storageAwayOf(error, 'nothing-done')
      if (away === null) throw error
      throw new StorageAway(this.#fullWords() ?? away.why, away.outcome, error)
    }
  }

  readonly query: PGlite['query'] = (text, parameters, options) =>
    this.#use((pglite) => pglite.query(text, parameters, options))

  readonly exec: PGlite['exec'] = (text, options) =>
    this.#use((pglite) => pglite.exec(text, options))

  readonly transaction: PGlite['transaction'] = (work) =>
    this.#use((pglite) => pglite.transaction(work))

  readonly listen: PGlite['listen'] = (channel, callback) =>
    this.#use((pglite) => pglite.listen(channel, callback))

  /** Whether it can be written now. */
  writes(): boolean {
    return this.#aborted === null && this.#writes
  }

  /** Why it cannot be written, or not even be read; `null` when it can. Never rejects. */
  async trouble(): Promise<string | null> {
    if (this.#closing) return 'it was closed'
    try {
      await this.query('select 1')
      return this.#fullWords()
    } catch (error) {
      return rootMessage(error)
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#reopening
    if (this.#pglite === null) return
    if (this.#aborted === null) await this.#pglite.close()
    else closeLeftFiles(this.#pglite.Module)
    this.#pglite = null
  }
}
