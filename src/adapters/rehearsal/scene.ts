import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { PLAYLIST } from './hls-packager.ts'
import type { RoomPage } from './room-page.ts'

export type RehearsalAddresses = {
  readonly rtmpUrl: string
  /** HTTP-FLV and administration API of the media server. */
  readonly httpUrl: string
  readonly siteUrl: string
}

export type RehearsalScene = {
  readonly institutions: readonly Institution[]
  readonly rooms: readonly LiveRoom[]
}

/** Stream and page names. The third never goes on air; the fourth is there only when people rehearse. */
const ROOM_NAMES = {
  maths: 'maths',
  painting: 'painting',
  offAir: 'evening',
  teachers: 'teachers',
} as const
export const APP = 'live'

/** Guangzhou. */
const REGION = '440100'

type Part = {
  readonly name: string
  readonly institution: Omit<Institution, 'region' | 'stages' | 'rehearsal' | 'licenceNumber'>
  readonly title: string
}

/**
 * Credit codes are the synthetic ones of docs/rules.md §6.2: their check digits are right and they belong to nobody.
 */
const PARTS: readonly Part[] = [
  {
    name: ROOM_NAMES.maths,
    title: '初三数学 一元二次方程 周末提分班',
    institution: {
      id: 'rehearsal-kapok',
      name: '木棉在线学习中心（虚构）',
      actor: 'licensed-online-subject',
      creditCode: '52440100MJTEXT012H',
    },
  },
  {
    name: ROOM_NAMES.painting,
    title: '少儿水彩画兴趣课 雨后荷塘',
    institution: {
      id: 'rehearsal-lotus',
      name: '小荷美术工作室（虚构）',
      actor: 'licensed-online-non-subject',
      creditCode: '91440101MATEXT036W',
    },
  },
  {
    name: ROOM_NAMES.offAir,
    title: '初二物理 晚间答疑',
    institution: {
      id: 'rehearsal-harbour',
      name: '珠江湾网校（虚构）',
      actor: 'licensed-online-subject',
      creditCode: '52440000MJTEXT063L',
    },
  },
]

/** Looks like a lesson and is none: whoever believes the machine alone confirms it. */
const DOUBTFUL: Part = {
  name: ROOM_NAMES.teachers,
  title: '初中数学教研直播 一元二次方程说课评课（面向教师）',
  institution: {
    id: 'rehearsal-banyan',
    name: '榕树教师发展中心（虚构）',
    actor: 'licensed-online-subject',
    creditCode: '52440000MJTEXT063L',
  },
}

/** Rooms of the scene that really give a lesson. */
export const LESSON_ROOMS = [`rehearsal-room-${ROOM_NAMES.maths}`] as const

/**
 * Three made-up institutions with one live room each: a maths lesson, a painting class, a room off air. `doubtful`: a
 * fourth that the machine takes for a lesson, for people to tell apart.
 */
export function rehearsalScene(
  { rtmpUrl, httpUrl, siteUrl }: RehearsalAddresses,
  doubtful = false,
): RehearsalScene {
  const parts = doubtful ? [...PARTS, DOUBTFUL] : PARTS
  const institutions = parts.map(
    ({ institution }): Institution => ({
      ...institution,
      licenceNumber: null,
      region: REGION,
      stages: ['compulsory'],
      rehearsal: true,
    }),
  )
  const rooms = parts.map(
    ({ name, institution, title }): LiveRoom => ({
      id: `rehearsal-room-${name}`,
      institutionId: institution.id,
      title,
      pageUrl: `${siteUrl}/rooms/${name}`,
      streamUrls: [
        `${httpUrl}/${APP}/${name}.flv`,
        `${siteUrl}/hls/${name}/${PLAYLIST}`,
        `${rtmpUrl}/${APP}/${name}`,
      ],
      region: REGION,
      stage: 'compulsory',
      cutTarget: { platform: 'node-media-server', apiUrl: httpUrl, app: APP, stream: name },
      active: true,
    }),
  )
  return { institutions, rooms }
}

const ALL_PARTS = [...PARTS, DOUBTFUL]
const institutionNamed = (name: string): string =>
  ALL_PARTS.find((part) => part.name === name)?.institution.name ?? ''
const titled = (name: string): string => ALL_PARTS.find((part) => part.name === name)?.title ?? ''

/** What the public pages of these rooms say. */
export function rehearsalPages(httpUrl: string): readonly RoomPage[] {
  const { maths, painting, offAir, teachers } = ROOM_NAMES
  return [
    {
      name: maths,
      title: titled(maths),
      institution: institutionNamed(maths),
      description: '面向初三学生，系统讲解一元二次方程的解法与应用，例题精讲加课堂练习。',
      notice: '免费试听：扫码进群领中考资料包，老带新报名立减',
      course: ['第一讲 方程的概念', '第二讲 解法与例题', '第三讲 中考应用题与单元测试'],
      player: { kind: 'flv', url: `${httpUrl}/${APP}/${maths}.flv` },
    },
    {
      name: painting,
      title: titled(painting),
      institution: institutionNamed(painting),
      description: '适合喜欢画画的孩子，用水彩认识颜色，画一幅雨后荷塘带回家。',
      course: ['准备画笔与颜料', '湿画法铺底', '画荷叶与花瓣', '作品欣赏'],
      player: { kind: 'hls' },
    },
    {
      name: offAir,
      title: titled(offAir),
      institution: institutionNamed(offAir),
      description: '直播间尚未开放。',
      course: ['开播时间另行通知'],
      player: { kind: 'off-air' },
    },
    {
      name: teachers,
      title: titled(teachers),
      institution: institutionNamed(teachers),
      description: '区教研活动：在职初中数学教师说课、评课，不面向学生，不授课。',
      course: ['说课', '课例片段', '评课'],
      player: { kind: 'flv', url: `${httpUrl}/${APP}/${teachers}.flv` },
    },
  ]
}
