import { createChatCompletionModel } from '../adapters/opinion/chat-completion-model.ts'
import { createSecondOpinions, type SecondOpinions } from '../app/watch/second-opinions.ts'
import type { Egress } from '../ports/egress.ts'
import type { Foundation } from './foundation.ts'
import type { Secrets } from './secrets/secret-file.ts'

/** Nothing unless the settings name an endpoint and a model. */
export function openSecondOpinions(
  { settings, clock, logger }: Foundation,
  egress: Egress,
  { secondOpinionKey }: Pick<Secrets, 'secondOpinionKey'>,
): { readonly secondOpinions?: SecondOpinions } {
  if (settings.secondOpinion === null) return {}
  const { url, model, perHour } = settings.secondOpinion
  const key = secondOpinionKey ?? null
  const asked = createChatCompletionModel({ url, model, key, egress, clock })
  return { secondOpinions: createSecondOpinions({ model: asked, clock, logger, perHour }) }
}
