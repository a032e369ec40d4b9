import type { Duration } from '../../core/time/duration.ts'
import type { StageSettings } from '../../ports/job-queue.ts'
import { StageWorker, type WorkerParts } from './stage-worker.ts'

/** The stages of a process: a worker for each that it takes, or ever took. */
export class StageWorkers {
  readonly #parts: Omit<WorkerParts, 'settings'>
  readonly #declared = new Map<string, StageSettings>()
  readonly #wanted = new Map<string, number>()
  readonly #workers = new Map<string, StageWorker>()

  constructor(parts: Omit<WorkerParts, 'settings'>) {
    this.#parts = parts
  }

  /** Begins to work it, if it is to be worked here. */
  open(settings: StageSettings): void {
    this.#declared.set(settings.stage, settings)
    this.#work(settings)
  }

  /** Also of a stage that is opened later. */
  setConcurrency(stage: string, concurrency: number): void {
    this.#wanted.set(stage, concurrency)
    const settings = this.#declared.get(stage)
    if (settings !== undefined) this.#work(settings)
  }

  wake(stage: string): void {
    this.#workers.get(stage)?.wake()
  }

  /** Those that take jobs at the moment. */
  taking(): readonly string[] {
    return [...this.#workers].filter(([, { takes }]) => takes).map(([stage]) => stage)
  }

  /** Jobs under way, by stage. */
  active(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#workers].map(([stage, { active }]) => [stage, active]))
  }

  /** Takes no more, whatever is said afterwards. */
  async stop(grace: Duration): Promise<void> {
    this.#declared.clear()
    await Promise.all([...this.#workers.values()].map((worker) => worker.stop(grace)))
    this.#workers.clear()
  }

  #work(settings: StageSettings): void {
    const { stage } = settings
    const concurrency = this.#wanted.get(stage) ?? settings.concurrency
    const worker = this.#workers.get(stage)
    if (worker !== undefined) {
      worker.setConcurrency(concurrency)
    } else if (concurrency > 0) {
      const parts = { ...this.#parts, settings: { ...settings, concurrency } }
      this.#workers.set(stage, new StageWorker(parts))
    }
  }
}
