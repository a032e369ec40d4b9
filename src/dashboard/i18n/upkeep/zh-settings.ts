/** Words of the page that shows the settings. */
export const zhSettings = {
  title: '设置',
  lead: '本进程启动时的设置：现值、来源、作用。除注明外，都在启动时读一次，改后须重新启动。',
  others: '这些在各自的页面上随时修改，有理由、历史和撤销：',
  search: '查找名称、作用或值',
  source: '来源',
  all: '全部',
  sources: {
    default: '默认',
    environment: '环境变量',
    file: '密钥文件',
    running: '运行中改过',
  },
  value: '现值',
  usual: '不设置时',
  secretSet: '已设置（密钥，不显示）',
  secretUnset: '未设置',
  restart: '改后须重新启动',
  onPage: '可在运行中修改',
  go: '前往修改',
  empty: '没有符合条件的设置。',
  count: '{{count}} 项',
} as const
