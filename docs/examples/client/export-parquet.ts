// 导出为 Parquet 文件，边收边写。All leads as a Parquet file, written as it comes.
// XUNCHA_URL=… XUNCHA_TOKEN=… OUT=leads.parquet node export-parquet.ts
import { writeFile } from 'node:fs/promises'
import { createClient } from 'xuncha-client'

const { XUNCHA_URL: url = 'http://127.0.0.1:8080', XUNCHA_TOKEN: token = '' } = process.env
const { GET } = createClient({ url, token })

const { response } = await GET('/api/v1/violations.parquet', {
  params: { query: { status: 'suspected' } },
  parseAs: 'stream',
})
if (!response.ok || response.body === null) throw new Error(`${response.status}`)
const file = process.env['OUT'] ?? 'leads.parquet'
await writeFile(file, response.body)
console.log(file)
