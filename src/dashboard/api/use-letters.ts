import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AppealDecisionInput,
  AppealInput,
  CardOfCase,
  GraveInput,
} from '../../contracts/letters/card.ts'
import type {
  CardNoticeInput,
  Letter,
  LetterInput,
  MeasureList,
  ReceiptInput,
  ReportInput,
} from '../../contracts/letters/letter.ts'
import type { ListOf } from '../../contracts/list.ts'
import { type Address, posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { API_PREFIX } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { keys } from './query-keys.ts'

/** The clock and our own looks change a letter, too: events tell, and we ask in case one was lost. */
const ASK_AGAIN = 15_000

export function useLettersOf(violationId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.letters(violationId),
    queryFn: ({ signal }) =>
      api.get<ListOf<Letter>>(reading('/violations/{id}/letters', { id: violationId }), signal),
    refetchInterval: ASK_AGAIN,
  })
}

/** What a letter about the violation may ask for, and what it can begin with. */
export function useLetterMeasures(violationId: string, sellsCourses: boolean, enabled: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: keys.letterMeasures(violationId, sellsCourses),
    queryFn: ({ signal }) => {
      const query = { sellsCourses: String(sellsCourses) }
      const address = reading('/violations/{id}/letter-measures', { id: violationId, query })
      return api.get<MeasureList>(address, signal)
    },
    enabled,
  })
}

export function useCardOf(violationId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.card(violationId),
    queryFn: ({ signal }) =>
      api.get<CardOfCase>(reading('/violations/{id}/card', { id: violationId }), signal),
  })
}

/** Any write about a violation's letters or card; afterwards what is shown of them is read anew. */
function useWrite<Input extends object, Answer>(
  violationId: string,
  addressOf: (input: Input) => Address<'POST'>,
) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => {
      const { letterId: _, ...body } = input as Input & { readonly letterId?: string }
      const options = { body, idempotencyKey: newIdempotencyKey() }
      return api.write<Answer>('POST', addressOf(input), options)
    },
    onSettled: () =>
      Promise.all(
        [keys.letters(violationId), keys.card(violationId), keys.history(violationId)].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

export const useIssueLetter = (violationId: string) =>
  useWrite<LetterInput, Letter>(violationId, () =>
    posting('/violations/{id}/letters', { id: violationId }),
  )

type Of<Input> = Input & { readonly letterId: string }

export const useReceipt = (violationId: string) =>
  useWrite<Of<ReceiptInput>, Letter>(violationId, ({ letterId: id }) =>
    posting('/letters/{id}/receipt', { id }),
  )

export const useReport = (violationId: string) =>
  useWrite<Of<ReportInput>, Letter>(violationId, ({ letterId: id }) =>
    posting('/letters/{id}/report', { id }),
  )

export const useChangeLetter = (violationId: string, verb: 'reminders' | 'withdraw') =>
  useWrite<Of<{ readonly reason: string }>, Letter>(violationId, ({ letterId: id }) =>
    posting(`/letters/{id}/${verb}`, { id }),
  )

export const useCardNotice = (violationId: string) =>
  useWrite<CardNoticeInput, Letter>(violationId, () =>
    posting('/violations/{id}/card/notice', { id: violationId }),
  )

export const useAppeal = (violationId: string) =>
  useWrite<AppealInput, CardOfCase>(violationId, () =>
    posting('/violations/{id}/card/appeals', { id: violationId }),
  )

export const useDecideAppeal = (violationId: string) =>
  useWrite<AppealDecisionInput, CardOfCase>(violationId, () =>
    posting('/violations/{id}/card/appeals/decide', { id: violationId }),
  )

export const useGrave = (violationId: string) =>
  useWrite<GraveInput, CardOfCase>(violationId, () =>
    posting('/violations/{id}/card/grave', { id: violationId }),
  )

/** Where the paper is; `ordinal` 0 is the letter, 1, 2, … its reminders. */
export function paperAddress(id: string, ordinal: number, format: 'docx' | 'pdf'): string {
  const parts = { id, query: { reminder: String(ordinal) } }
  const address =
    format === 'pdf'
      ? reading('/letters/{id}/document.pdf', parts)
      : reading('/letters/{id}/document.docx', parts)
  return API_PREFIX + address
}
