// 各市线索数。How many leads began in each city.
// XUNCHA_URL=… XUNCHA_TOKEN=… FROM=2026-10-01T00:00:00+08:00 TO=2026-11-01T00:00:00+08:00 node counts-by-city.ts
import { createClient } from 'xuncha-client'

const { XUNCHA_URL: url = 'http://127.0.0.1:8080', XUNCHA_TOKEN: token = '' } = process.env
const { GET } = createClient({ url, token })

const from = process.env['FROM'] ?? '2026-10-01T00:00:00+08:00'
const to = process.env['TO'] ?? '2026-11-01T00:00:00+08:00'
const { data, error } = await GET('/api/v1/violations/counts', {
  params: { query: { by: 'region', level: 'city', from, to } },
})
if (data === undefined) throw new Error(error.detail)

for (const { key, name, count } of data.items) console.log(key, name?.zh ?? '', count)
console.log('合计 all', data.begun)
