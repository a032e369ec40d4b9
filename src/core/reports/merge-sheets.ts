import type { CityMerge } from './merge-tables.ts'
import type { ReportContent } from './report.ts'
import type { ReportTable, TableRow } from './report-table.ts'

type Sheet = { readonly name: string; readonly table: ReportTable }

const STATES: Readonly<Record<CityMerge['state'], string>> = {
  same: '与系统数据一致',
  differs: '与系统数据有差异',
  'not-filed': '未报送',
}

const WHAT = {
  'only-filed': '报送有而系统无',
  'only-now': '系统有而报送无',
  changed: '内容不同',
} as const

const row = (key: string, cells: readonly (string | number)[]): TableRow => ({
  key,
  body: key,
  cells,
  violationIds: [],
})

const column = (field: string, title: string, width: number) => ({ field, title, width })

function citySheet(cities: readonly CityMerge[]): Sheet {
  return {
    name: '各市报送情况',
    table: {
      title: '各市报送情况',
      lines: [],
      columns: [
        column('city', '地市', 22),
        column('state', '情况', 20),
        column('filed-rows', '报送行数', 12),
        column('our-rows', '系统行数', 12),
        column('differences', '差异', 10),
      ],
      rows: cities.map(({ region, name, state, filedRows, ourRows, differences }) =>
        row(region, [name, STATES[state], filedRows ?? '—', ourRows, differences.length]),
      ),
      notes: [],
    },
  }
}

function differenceSheet(cities: readonly CityMerge[]): Sheet {
  const rows = cities.flatMap(({ name, differences }) =>
    differences.flatMap(({ key, object, what, cells }) =>
      cells.length === 0
        ? [row(`${name} ${key}`, [name, object, WHAT[what], '', '', ''])]
        : cells.map(({ title, filed, now }) =>
            row(`${name} ${key} ${title}`, [name, object, WHAT[what], title, filed, now]),
          ),
    ),
  )
  return {
    name: '差异',
    table: {
      title: '报送与系统数据的差异',
      lines: [],
      columns: [
        column('city', '地市', 20),
        column('object', '巡查对象', 26),
        column('what', '差异', 16),
        column('column', '列', 16),
        column('filed', '报送', 40),
        column('now', '系统', 40),
      ],
      rows,
      notes: [],
    },
  }
}

/** What stands beside a merged table in its workbook: which city filed, where it differs, what is there twice. */
export function mergeSheets(merged: ReportContent['merged']): readonly Sheet[] {
  if (merged === null) return []
  const { cities, doubled } = merged
  return [
    citySheet(cities),
    differenceSheet(cities),
    {
      name: '重复',
      table: {
        title: '重复列入的对象',
        lines: [],
        columns: [
          column('object', '巡查对象', 30),
          column('body', '统一社会信用代码或名称', 30),
          column('cities', '列入的市', 40),
        ],
        rows: doubled.map(({ body, object, cities: places }) =>
          row(body, [object, body, places.join('、')]),
        ),
        notes: [],
      },
    },
  ]
}
