/** The evidence package of a lead. */
export const zhPackage = {
  title: '证据包',
  what: 'ZIP：电子数据提取笔录、证据原件、日志条目、签名与时间戳；无需本系统即可核对。',
  open: '导出证据包',
  dialogTitle: '导出证据包',
  hint: '含证据原件，未作遮盖。谁、何时、为何导出将写入日志并随包签署。',
  reason: '导出理由',
  example: '例：移送市场监管部门',
  submit: '导出',
  making: '正在汇集、签署并下载，文件多时需要几分钟；完成前请不要关闭本页。',
  exported: '导出了证据包',
  done: '证据包已下载',
  lost: '证据包已下载，但有 {{count}} 件证据取不到，名单与原因见包内 manifest.json',
} as const
