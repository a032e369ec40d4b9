import type { Bilingual } from '../../../../contracts/primitives.ts'
import type { RoomWatch } from '../../../../contracts/register/room-watch.ts'
import { cadenceOf } from '../../../../core/patrol/sweep.ts'
import type {
  ScopePart,
  SweepOfRoom,
  SweepStanding,
  WatchedRoom,
  WatchReason,
} from '../../../../core/patrol/sweeps/why-watched.ts'
import type { LiveRoom } from '../../../../core/registry/live-room.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import type { WrittenSweep } from '../../../../ports/written-sweep.ts'
import { UNSEEN_WORDS } from '../unseen-words.ts'

type Told = { readonly words: Bilingual; readonly remedy: Bilingual | null }

const told = (zh: string, en: string, remedy: readonly [string, string] | null = null): Told => ({
  words: { zh, en },
  remedy: remedy === null ? null : { zh: remedy[0], en: remedy[1] },
})

const TOLD: Readonly<Record<WatchReason, Told>> = {
  watched: told('正在盯看。', 'It is being watched.'),
  waiting: told('在巡查范围内，等待下一次查看。', 'A sweep has it; it waits for its next look.'),
  overdue: told('该看而未看：已超过三个间隔。', 'A look is overdue by more than three cadences.', [
    '请到“分工”页查看是否有进程在巡查，是否来不及。',
    'See the page of processes: whether one patrols, and keeps up.',
  ]),
  unseen: told('上次没有看见。', 'The last look saw nothing.', [
    '请核对登记的地址；看不见不等于没有违规。',
    'Check the registered addresses; what was not seen is not clean.',
  ]),
  'platform-closed': told(
    '平台限制访问，暂不查看。',
    'Its platform pushed back; it is left alone for a while.',
    [
      '等到所示时间会自动再看；常有此事时，请调低 politeness.yaml 中该平台的次数。',
      'It is looked at again by itself; where this is frequent, lower the platform’s budget in politeness.yaml.',
    ],
  ),
  budget: told(
    '平台的查看次数已用完，未能查看。',
    'The budget of its platform had no turn for it.',
    [
      '放宽 politeness.yaml 中该平台的次数，或把不重要的直播间改为低风险。',
      'Raise the platform’s budget in politeness.yaml, or lower the tier of less important rooms.',
    ],
  ),
  late: told('巡查来不及，未能查看。', 'The patrol did not keep up.', [
    '请增加巡查进程，或放宽巡查的间隔。',
    'Add processes that patrol, or look more rarely.',
  ]),
  'load-shed': told(
    '负载过高，低风险直播间暂不查看。',
    'The load is too high; rooms of the low tier are not looked at for now.',
    ['请增加巡查进程，或提高该直播间的等级。', 'Add processes that patrol, or raise its tier.'],
  ),
  archived: told('已停用，不巡查。', 'It is switched off and not patrolled.', [
    '如须巡查，请恢复该直播间。',
    'Switch it on to have it patrolled.',
  ]),
  'no-address': told('没有登记地址，无从查看。', 'It has no address to look at.', [
    '请登记页面地址或流地址。',
    'Register the address of its page or stream.',
  ]),
  'no-sweep': told('没有一项巡查的范围包括它。', 'It is in the scope of no sweep.', [
    '请放宽一项巡查的范围，或改直播间的区划、学段、等级、标签（下表列出不符之处）。',
    'Widen the scope of a sweep, or change the room’s region, stage, tier or tags: see below by what it is missed.',
  ]),
  'sweep-off': told('其巡查今天被人暂停或停止。', 'A person took its sweep off for today.', [
    '请到“巡查”页恢复。',
    'Resume it on the page of sweeps.',
  ]),
  'not-its-window': told(
    '不在其巡查的时段内。',
    'It is not the time of any sweep that covers it.',
    ['如此刻也须巡查，请改巡查的时段。', 'Change the window of a sweep to have it patrolled now.'],
  ),
  'permitted-now': told(
    '此刻允许学科类培训，不在巡查时段。',
    'Subject teaching is permitted there right now; it is outside of patrolled time.',
  ),
}

const STANDINGS: Readonly<Record<SweepStanding, Bilingual>> = {
  'has-it': { zh: '由它巡查', en: 'has it' },
  also: { zh: '也包括它，由级别更高者巡查', en: 'covers it too; a higher one has it' },
  off: { zh: '今天被暂停或停止', en: 'taken off today' },
  'not-its-time': { zh: '包括它，现在不是时候', en: 'covers it, not at this time' },
  'out-of-scope': { zh: '不包括它', en: 'does not cover it' },
}

const PARTS: Readonly<Record<ScopePart, readonly [string, string]>> = {
  region: ['区划', 'region'],
  stage: ['学段', 'stage'],
  platform: ['平台', 'platform'],
  kind: ['机构类别', 'kind'],
  tier: ['等级', 'tier'],
  tag: ['标签', 'tag'],
}

function standingWords({ standing, misses }: SweepOfRoom): Bilingual {
  const { zh, en } = STANDINGS[standing]
  if (misses.length === 0) return { zh, en }
  const names = misses.map((part) => PARTS[part])
  return {
    zh: `${zh}（${names.map(([name]) => name).join('、')}不符）`,
    en: `${en} (${names.map(([, name]) => name).join(', ')})`,
  }
}

const instant = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

/** @param written sweeps with their titles */
export function presentRoomWatch(
  watch: WatchedRoom,
  room: LiveRoom,
  written: readonly WrittenSweep[],
): RoomWatch {
  const { reason, unseenReason } = watch
  const { words, remedy } = TOLD[reason]
  const why = reason === 'unseen' && unseenReason !== null ? UNSEEN_WORDS[unseenReason] : null
  const titles = new Map(written.map((one) => [one.name, one]))
  return {
    watched: watch.sweep !== null,
    reason,
    words: why === null ? words : { zh: `${words.zh}${why.zh}。`, en: `${words.en} ${why.en}.` },
    remedy,
    sweep: watch.sweep?.name ?? null,
    nextLookAt: instant(watch.nextLookAt),
    until: instant(watch.until),
    unseenReason,
    sweeps: watch.sweeps.map((one) => ({
      name: one.sweep.name,
      titleZh: titles.get(one.sweep.name)?.titleZh ?? one.sweep.name,
      titleEn: titles.get(one.sweep.name)?.titleEn ?? one.sweep.name,
      standing: one.standing,
      standingWords: standingWords(one),
      misses: [...one.misses],
      days: one.days,
      ...cadenceOf(one.sweep, room),
    })),
  }
}
