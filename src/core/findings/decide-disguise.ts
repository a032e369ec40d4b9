import { type LessonTime, teachingShare } from '../lesson/lesson-time.ts'
import type { DisguiseDecision, DisguiseKind, Substance } from './disguise.ts'

type Words = { readonly zh: string; readonly en: string }
export type Decided = { readonly decision: DisguiseDecision; readonly reason: Words }

/** 线上答疑: this share, or this long without a break, is a lesson. Ours: docs/rules.md §3.2, §7. */
export const ANSWERING_SHARE = 0.3
export const ANSWERING_SECONDS = 300
/** A share of less than a minute's watching says nothing yet. Ours: docs/rules.md §7. */
export const SHARE_AFTER_SECONDS = 60
/** 试听: more than this is teaching, whatever it sells. Ours: docs/rules.md §7. */
export const TRIAL_SECONDS = 60

/** How far what was shown is subject instruction by the guide (docs/rules.md §2.2). */
type Taught = 'taught' | 'doubtful' | 'not-seen'

function taughtOf({ time, classification }: Substance): Taught {
  if (classification === null) return 'not-seen'
  if (time.teachingSeconds > 0) return classification.label === 'subject' ? 'taught' : 'doubtful'
  // One doubtful screen is nothing yet.
  const long = time.observedSeconds >= SHARE_AFTER_SECONDS
  return long && classification.label !== 'non-subject' ? 'doubtful' : 'not-seen'
}

const rounded = (seconds: number): Words =>
  seconds < 90
    ? { zh: `${Math.round(seconds)} 秒`, en: `${Math.round(seconds)} s` }
    : { zh: `${Math.round(seconds / 60)} 分钟`, en: `${Math.round(seconds / 60)} min` }

function measured(time: LessonTime): Words {
  const [watched, taught, longest] = [
    time.observedSeconds,
    time.teachingSeconds,
    time.longestSeconds,
  ].map(rounded)
  const share = Math.round(teachingShare(time) * 100)
  return {
    zh: `已观看 ${watched?.zh}，讲授 ${taught?.zh}（${share}%），最长连续 ${longest?.zh}`,
    en: `watched ${watched?.en}, teaching ${taught?.en} (${share}%), longest ${longest?.en}`,
  }
}

const say = (decision: DisguiseDecision, time: LessonTime, zh: string, en: string): Decided => {
  const { zh: measuredZh, en: measuredEn } = measured(time)
  return { decision, reason: { zh: `${zh}(${measuredZh})。`, en: `${en} (${measuredEn}).` } }
}

type Decide = (substance: Substance, taught: Taught) => Decided

const nothingTaught = ({ time }: Substance): Decided =>
  say('none', time, '名称如此，未见学科讲授', 'called so, no subject instruction seen')
const inDoubt = ({ time }: Substance): Decided =>
  say(
    'review',
    time,
    '内容是否学科类有疑，须人工鉴别',
    'whether it is subject matter is for a person',
  )

/** Names that only hide: with subject instruction behind them they are a lesson (docs/rules.md §2.2), else nothing. */
const byContent =
  (zh: string, en: string): Decide =>
  (substance, taught) => {
    if (taught === 'not-seen') return nothingTaught(substance)
    if (taught === 'doubtful') return inDoubt(substance)
    return say('counts-as-live-teaching', substance.time, zh, en)
  }

const answeringQuestions: Decide = (substance, taught) => {
  const { time } = substance
  if (taught === 'not-seen') return nothingTaught(substance)
  const long = time.longestSeconds >= ANSWERING_SECONDS
  const much = time.observedSeconds >= SHARE_AFTER_SECONDS && teachingShare(time) >= ANSWERING_SHARE
  if (taught === 'taught' && (long || much)) {
    return say(
      'counts-as-live-teaching',
      time,
      `讲授${long ? '连续 5 分钟以上' : '占比 30% 以上'}，按直播授课判定`,
      `teaching ${long ? 'for 5 min or more on end' : 'at least 30% of the time'}: judged as a live lesson`,
    )
  }
  return say(
    'review',
    time,
    '有讲授，尚未达到 30% 或连续 5 分钟，须人工核查',
    'some teaching, not yet 30% of the time or 5 min on end: for a person',
  )
}

const liveAsRecording: Decide = (substance, taught) => {
  const { time, replay, manners } = substance
  if (replay?.judgedAs === 'live') {
    return say(
      'counts-as-live-teaching',
      time,
      '画面与此前直播相同，定时开放、集体观看或有互动打卡，按直播时间判定',
      'the same as an earlier session, opened at set times, watched together or with check-in: judged by the time it is sent',
    )
  }
  if (taught === 'not-seen') return nothingTaught(substance)
  // Whatever is on a live stream is watched by all at once; with check-in or answering that makes two signs of three.
  if (taught === 'taught' && manners.length > 0) {
    return say(
      'counts-as-live-teaching',
      time,
      `集体观看并有互动（${manners.slice(0, 3).join('、')}），按直播时间判定`,
      `watched together and with interaction (${manners.slice(0, 3).join(', ')}): judged by the time it is sent`,
    )
  }
  return say(
    'review',
    time,
    '录播是否组织收看须人工核查（并查培训材料备案）',
    'whether viewing was organised is for a person (and the filing of the materials)',
  )
}

const companionStudy: Decide = (substance, taught) => {
  const { time, charged } = substance
  if (taught === 'taught' && charged === true) {
    return say(
      'counts-as-live-teaching',
      time,
      '收费并讲解学科内容，按授课判定',
      'paid for and explaining subject matter: judged as a lesson',
    )
  }
  return taught === 'not-seen'
    ? say('review', time, '仅见监督，未见讲解，须人工核查', 'supervision only, no explaining seen')
    : say(
        'review',
        time,
        '有学科讲解，是否收费未查明，须人工核查',
        'subject matter is explained, whether it is paid for is not known',
      )
}

const liveInTutor: Decide = (substance, taught) =>
  taught === 'taught'
    ? say(
        'counts-as-live-teaching',
        substance.time,
        '撮合家教并在直播中讲授学科内容',
        'brings tutors and families together, and teaches on the stream',
      )
    : say(
        'review',
        substance.time,
        '撮合信息，归入第六项（KC6），线索转教育部门',
        'brings tutors and families together (KC6): a lead for the education department',
      )

const parentGuidance: Decide = (substance, taught) => {
  if (taught === 'not-seen') return nothingTaught(substance)
  if (taught === 'taught' && substance.pupilsPresent) {
    return say(
      'counts-as-live-teaching',
      substance.time,
      '有学生在场或以孩子作业为内容，按学科类判定',
      'pupils take part, or their homework is the matter: a subject lesson',
    )
  }
  return say(
    'review',
    substance.time,
    '受众为家长且未见学生在场，须人工判断',
    'for parents, no pupils seen: for a person',
  )
}

const trialLesson: Decide = (substance, taught) => {
  const { time } = substance
  if (taught === 'taught' && time.longestSeconds > TRIAL_SECONDS) {
    return say(
      'counts-as-live-teaching',
      time,
      '试听或带货中连续授课超过 60 秒，按授课判定',
      'more than 60 s of teaching while selling or in a trial: judged as a lesson',
    )
  }
  return say(
    'review',
    time,
    '售卖、试听信息归入广告（KC4），授课未超过 60 秒',
    'selling and trials are advertising (KC4); no more than 60 s of teaching',
  )
}

const inServiceTeacher: Decide = ({ time }) =>
  say(
    'review',
    time,
    '自称在职教师授课，须核对教师名录（从重情节）',
    'says that a teacher in service teaches: to be checked with the roster (weighs more)',
  )

const DECIDE: Readonly<Record<DisguiseKind, Decide>> = {
  'answering-questions': answeringQuestions,
  'live-as-recording': liveAsRecording,
  'companion-study': companionStudy,
  'one-to-one': byContent(
    '连麦一对一、一对多讲授学科内容，受同样的时间与资质规则约束',
    'one-to-one teaching of subject matter, under the same rules of time and licence',
  ),
  'live-in-tutor': liveInTutor,
  'non-subject-name': byContent(
    '名义为非学科，实质经鉴别为学科类授课',
    'no school subject by name, a subject lesson by the guide',
  ),
  'parent-guidance': parentGuidance,
  'trial-lesson': trialLesson,
  'consulting-name': byContent(
    '以咨询、文化传播等名义讲授学科内容',
    'subject instruction under the name of consulting or culture',
  ),
  'in-service-teacher': inServiceTeacher,
  'meeting-room': byContent(
    '经即时通讯、网络会议开展学科类培训',
    'subject tutoring by messenger or meeting software',
  ),
}

/** Whether what was shown under such a name is live teaching: one row of docs/rules.md §3.2 each. */
export const decideDisguise = (kind: DisguiseKind, substance: Substance): Decided =>
  DECIDE[kind](substance, taughtOf(substance))
