import type { Bilingual as Words } from '../contracts/primitives.ts'
import type { Part } from '../contracts/system.ts'
import type { Eyes } from './eyes.ts'
import { type HearingState, hearingPart } from './hearing.ts'
import { asIs, toldPart } from './roles/part-words.ts'

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
  const { length } = poisonous
  const refused =
    length === 0
      ? asIs('')
      : {
          zh: `；${length} 张画面不再读取，最近 ${poisonous.at(-1)}`,
          en: `; ${length} pictures not read again, last ${poisonous.at(-1)}`,
        }
  const reads = trouble ?? recogniser.engine
  return toldPart('recogniser', trouble === null, {
    zh: `${reads}${refused.zh}`,
    en: `${reads}${refused.en}`,
  })
}

function newsWords({ news }: BaseNeeds): Words {
  if (news === null) return asIs('')
  return news.hears()
    ? { zh: '；其他进程的事件即时送达', en: '; events of other processes are notified' }
    : { zh: '；其他进程的事件靠轮询', en: '; events of other processes are polled' }
}

async function databasePart(needs: BaseNeeds): Promise<Part> {
  const { database, looks } = needs
  const trouble = await database.trouble()
  const held = looks.held()
  const news = newsWords(needs)
  const waiting =
    held === 0
      ? asIs('')
      : {
          zh: `；${held} 次查看暂存于内存，${looks.dropped()} 次未能保留`,
          en: `; ${held} looks are kept in memory, ${looks.dropped()} were dropped`,
        }
  return toldPart('database', trouble === null, {
    zh: `${trouble === null ? `${database.kind}${news.zh}` : `连不上：${trouble}`}${waiting.zh}`,
    en: `${trouble === null ? `${database.kind}${news.en}` : `away: ${trouble}`}${waiting.en}`,
  })
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
