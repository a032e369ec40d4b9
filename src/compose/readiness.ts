import type { Part } from '../contracts/system.ts'
import type { Eyes } from './eyes.ts'
import { type HearingState, hearingPart } from './hearing.ts'

type AskedEyes = {
  readonly ffmpeg: Pick<Eyes['ffmpeg'], 'version' | 'origin'>
  readonly chromium: Pick<Eyes['chromium'], 'ready'>
  readonly recogniser: Pick<Eyes['recogniser'], 'trouble' | 'engine'>
  readonly readers: Pick<Eyes['readers'], 'health'>
}

type BaseNeeds = {
  readonly database: { readonly kind: string; trouble(): Promise<string | null> }
  readonly queue: { trouble(): string | null }
  /** Whether the database tells at once what other processes write; `null`: there are none. */
  readonly news: { hears(): boolean } | null
  /** Looks that wait in memory for the database to come back. */
  readonly looks: { held(): number; dropped(): number }
}

async function browserPart(eyes: AskedEyes): Promise<Part> {
  const ready = await eyes.chromium.ready()
  return ready.ok
    ? { name: 'browser', ready: true, detail: ready.value }
    : { name: 'browser', ready: false, detail: ready.fault.message }
}

function recogniserPart({ recogniser, readers }: AskedEyes): Part {
  const trouble = recogniser.trouble()
  const { poisonous } = readers.health()
  const refused =
    poisonous.length === 0
      ? ''
      : `; 不再读取的画面 pictures not read again: ${poisonous.length}, ${poisonous.at(-1)}`
  const detail = `${trouble ?? recogniser.engine}${refused}`
  return { name: 'recogniser', ready: trouble === null, detail }
}

function newsWords({ news }: BaseNeeds): string {
  if (news === null) return ''
  return news.hears()
    ? '; 其他进程的事件即时送达 events of other processes are notified'
    : '; 其他进程的事件靠轮询 events of other processes are polled'
}

async function databasePart(needs: BaseNeeds): Promise<Part> {
  const { database, looks } = needs
  const trouble = await database.trouble()
  const held = looks.held()
  const waiting =
    held === 0
      ? ''
      : `; ${held} 次查看暂存于内存 looks are kept in memory, ${looks.dropped()} 次未能保留 were dropped`
  return {
    name: 'database',
    ready: trouble === null,
    detail: `${trouble === null ? `${database.kind}${newsWords(needs)}` : `连不上 away: ${trouble}`}${waiting}`,
  }
}

function queuePart({ queue }: BaseNeeds): Part {
  const trouble = queue.trouble()
  return { name: 'queue', ready: trouble === null, detail: trouble ?? 'pg-boss' }
}

/** What every process has, each ready or named as not, for `/readyz` and the dashboard. */
export async function baseParts(needs: BaseNeeds): Promise<readonly Part[]> {
  return [await databasePart(needs), queuePart(needs)]
}

/** What a process has that looks at rooms. */
export async function workerParts({
  eyes,
  hearing,
}: {
  readonly eyes: AskedEyes
  readonly hearing: HearingState
}): Promise<readonly Part[]> {
  return [
    { name: 'ffmpeg', ready: true, detail: `${eyes.ffmpeg.version} (${eyes.ffmpeg.origin})` },
    await browserPart(eyes),
    recogniserPart(eyes),
    hearingPart(hearing),
  ]
}
