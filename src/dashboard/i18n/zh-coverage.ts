/** Words of the page of coverage. */
export const zhCoverage = {
  title: '巡查覆盖',
  lead: '今天零时至今。漏巡:应巡而未看;未看见:看了而没有看见;均不等于未见违规。',
  all: '合计',
  byRegion: '按地区',
  byPlatform: '按平台',
  bySweep: '按巡查',
  name: '名称',
  rooms: '房间',
  state: {
    seenClean: '未见违规',
    seenSuspect: '可疑',
    offAir: '未开播',
    unseen: '未看见',
    missed: '漏巡',
    gap: '未排或两次之间',
  },
  empty: '没有在册房间',
} as const
