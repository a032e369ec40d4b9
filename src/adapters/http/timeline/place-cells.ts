import { regionName } from '../../../core/registry/region.ts'

/** What the columns of a file that say where something was are called. */
export const PLACE_HEADINGS = [
  '机构 Institution',
  '机构编号 Institution id',
  '直播间 Room',
  '直播间编号 Room id',
  '地区 Region',
  '地区代码 Region code',
] as const

type OfPlace = {
  readonly institutionName: string
  readonly institutionId: string
  readonly roomTitle: string
  readonly roomId: string
  readonly region: string
}

/** Their cells. */
export const placeCells = (one: OfPlace): readonly string[] => [
  one.institutionName,
  one.institutionId,
  one.roomTitle,
  one.roomId,
  regionName(one.region) ?? '',
  one.region,
]
