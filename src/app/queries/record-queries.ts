import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { InstitutionFilter, PlaceFilter } from '../../ports/records/filters.ts'
import type { Page, PageRequest, Transactions } from '../../ports/records/records.ts'
import { loadAlertViews } from './load-views.ts'
import { type AlertView, mapPage } from './views.ts'

type Deps = { readonly transactions: Transactions }

export type InstitutionQueries = {
  list(page: PageRequest, filter?: InstitutionFilter): Promise<Page<Institution>>
  find(id: string): Promise<Institution | null>
}

export const createInstitutionQueries = ({ transactions }: Deps): InstitutionQueries => ({
  list: (page, filter) => transactions.run((records) => records.institutions.list(page, filter)),
  find: (id) => transactions.run((records) => records.institutions.find(id)),
})

export type AlertQueries = {
  list(page: PageRequest, filter?: PlaceFilter): Promise<Page<AlertView>>
  find(id: string): Promise<AlertView | null>
  ofViolation(violationId: string): Promise<AlertView | null>
}

export const createAlertQueries = ({ transactions }: Deps): AlertQueries => ({
  list: (request, filter) =>
    transactions.run(async (records) => {
      const page = await records.alerts.list(request, filter)
      return mapPage(page, await loadAlertViews(records, page.items))
    }),
  find: (id) =>
    transactions.run(async (records) => {
      const alert = await records.alerts.find(id)
      if (alert === null) return null
      return (await loadAlertViews(records, [alert]))[0] ?? null
    }),
  ofViolation: (violationId) =>
    transactions.run(async (records) => {
      const alert = await records.alerts.ofViolation(violationId)
      if (alert === null) return null
      return (await loadAlertViews(records, [alert]))[0] ?? null
    }),
})

export type CutQueries = {
  find(id: string): Promise<CutOrder | null>
  /** `null`: no such violation. */
  ofViolation(violationId: string): Promise<readonly CutOrder[] | null>
}

export const createCutQueries = ({ transactions }: Deps): CutQueries => ({
  find: (id) => transactions.run((records) => records.cutOrders.find(id)),
  ofViolation: (id) =>
    transactions.run(async (records) =>
      (await records.violations.find(id)) === null ? null : await records.cutOrders.ofViolation(id),
    ),
})
