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
  goal: {
    title: '巡查目标(应巡时段的占比)',
    name: '目标',
    known: '状态已知 ≥ {{share}}',
    seen: '确实看到 ≥ {{share}}',
    noData: '无应巡',
    unknown: '巡查目标:目前没有进程在核算台账,是否达到不得而知。',
    burning: {
      fast: '正在快速失守',
      steady: '持续失守',
      slow: '缓慢失守',
    },
    window: { '5m': '5 分钟', '30m': '30 分钟', '1h': '1 小时', '6h': '6 小时', '3d': '3 天' },
  },
} as const
