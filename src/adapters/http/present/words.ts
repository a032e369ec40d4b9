import type { Bilingual } from '../../../contracts/primitives.ts'
import type { CutStatus } from '../../../core/cuts/cut-order.ts'
import type { ClassifiedStage } from '../../../core/detection/classification.ts'
import type { Subject } from '../../../core/reading/subject.ts'

export const SUBJECT_WORDS: Readonly<Record<Subject, Bilingual>> = {
  CHN: { zh: '语文', en: 'Chinese' },
  MAT: { zh: '数学', en: 'mathematics' },
  ENG: { zh: '英语', en: 'English' },
  JPN: { zh: '日语', en: 'Japanese' },
  RUS: { zh: '俄语', en: 'Russian' },
  PHY: { zh: '物理', en: 'physics' },
  CHE: { zh: '化学', en: 'chemistry' },
  BIO: { zh: '生物', en: 'biology' },
  POL: { zh: '道德与法治（思想政治）', en: 'politics and law' },
  HIS: { zh: '历史', en: 'history' },
  GEO: { zh: '地理', en: 'geography' },
}

export const CLASSIFIED_STAGE_WORDS: Readonly<Record<ClassifiedStage, Bilingual>> = {
  preschool: { zh: '学龄前', en: 'preschool' },
  primary: { zh: '小学', en: 'primary school' },
  junior: { zh: '初中', en: 'junior high' },
  senior: { zh: '高中', en: 'senior high' },
  adult: { zh: '成人', en: 'adults' },
  unknown: { zh: '学段待定', en: 'stage unknown' },
}

export const CUT_STATE_WORDS: Readonly<Record<CutStatus, Bilingual>> = {
  requested: { zh: '已申请，尚未发送', en: 'requested, nothing sent' },
  approved: { zh: '已批准，尚未发送', en: 'approved, about to be sent' },
  'not-approved': { zh: '未获批准，未执行', en: 'not approved, nothing was done' },
  sent: { zh: '已发出，等待服务器答复', en: 'sent, waiting for the server' },
  accepted: { zh: '服务器已受理，尚未证实', en: 'accepted by the server, not proven yet' },
  verified: { zh: '已证实阻断', en: 'verified: the stream is gone' },
  'cached-tail': { zh: '仅余缓存，未见新画面', en: 'nothing new, a cached tail plays' },
  'accepted-unverified': { zh: '未能证实，服务器称已阻断', en: 'accepted, but not proven' },
  refused: { zh: '服务器拒绝，未阻断', en: 'refused, not cut' },
  failed: { zh: '未能执行，未阻断', en: 'failed, not cut' },
  'cannot-verify': { zh: '无法复查', en: 'cannot be verified' },
  'came-back': { zh: '又开播了', en: 'came back after the cut' },
  'came-back-elsewhere': { zh: '在别处又开播了', en: 'came back elsewhere' },
  held: { zh: '未再开播，已证实阻断', en: 'verified and held' },
  undone: { zh: '已解除', en: 'undone' },
}
