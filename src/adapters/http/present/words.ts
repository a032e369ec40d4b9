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
  POL: { zh: '道德与法治(思想政治)', en: 'politics and law' },
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
  requested: { zh: '已申请,尚未发送', en: 'requested, nothing sent' },
  approved: { zh: '已批准,等待发送', en: 'approved, about to be sent' },
  'not-approved': { zh: '未获批准,未执行', en: 'not approved, nothing was done' },
  sent: { zh: '已发送,等待服务器答复', en: 'sent, waiting for the server' },
  accepted: { zh: '服务器已接受,尚未核实', en: 'accepted by the server, not proven yet' },
  verified: { zh: '已核实切断', en: 'verified: the stream is gone' },
  'cached-tail': { zh: '未见新画面,仅余缓存', en: 'nothing new, a cached tail plays' },
  'accepted-unverified': { zh: '服务器已接受,未能核实', en: 'accepted, but not proven' },
  refused: { zh: '被拒绝,未切断', en: 'refused, not cut' },
  failed: { zh: '失败,未切断', en: 'failed, not cut' },
  'cannot-verify': { zh: '无法核实', en: 'cannot be verified' },
  'came-back': { zh: '切断后又恢复', en: 'came back after the cut' },
  'came-back-elsewhere': { zh: '切断后在别处恢复', en: 'came back elsewhere' },
  held: { zh: '已核实切断,未再恢复', en: 'verified and held' },
  undone: { zh: '已撤销', en: 'undone' },
}
