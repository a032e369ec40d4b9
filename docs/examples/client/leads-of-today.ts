// 今天（北京时间）的线索，逐页取完。The leads of today in Asia/Shanghai, page by page.
// XUNCHA_URL=https://patrol.example.cn XUNCHA_TOKEN=… node leads-of-today.ts
import { createClient, everyItem } from 'xuncha-client'

const { XUNCHA_URL: url = 'http://127.0.0.1:8080', XUNCHA_TOKEN: token = '' } = process.env
const { GET } = createClient({ url, token })

const HOURS = 3_600_000
const midnight = Math.floor((Date.now() + 8 * HOURS) / (24 * HOURS)) * 24 * HOURS - 8 * HOURS
const from = process.env['FROM'] ?? new Date(midnight).toISOString()
const to = process.env['TO'] ?? new Date(midnight + 24 * HOURS).toISOString()

const leads = everyItem((cursor) =>
  GET('/api/v1/violations', {
    params: { query: { from, to, limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
  }),
)
for await (const lead of leads) {
  console.log(lead.id, lead.startedAt, lead.institutionName, lead.roomTitle, lead.rule, lead.status)
}
