import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/600.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/buttons.css'
import './styles/narrow.css'
import './styles/rooms.css'
import './styles/violations/violation-card.css'
import './styles/wall/wall.css'
import './styles/wall/desk.css'
import './styles/frame.css'
import './styles/dimensions.css'
import './styles/curve.css'
import './styles/findings.css'
import './styles/records.css'
import './styles/violations/violation.css'
import './styles/violations/handling.css'
import './styles/chips.css'
import './styles/lookup.css'
import './styles/coverage.css'
import './styles/channels.css'
import './styles/nodes.css'
import './styles/cut.css'
import './styles/letters.css'
import './styles/power.css'
import './styles/calendar/calendar.css'
import './styles/timetable-conflicts.css'
import './styles/calendar/calendar-day.css'
import './styles/calendar/calendar-panel.css'
import './styles/judgement.css'
import './styles/account.css'
import './styles/old-facts.css'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { ApiProvider } from './api/api-context.tsx'
import { createApiClient } from './api/client.ts'
import { createQueryClient } from './api/create-query-client.ts'
import { keys } from './api/query-keys.ts'
import { createSignInAgain } from './api/sign-in-again.ts'
import { App } from './app.tsx'
import { createI18n } from './i18n/create-i18n.ts'
import { LANGUAGES } from './i18n/languages.ts'
import { recall } from './lib/remembered.ts'

async function start(root: HTMLElement): Promise<void> {
  const language = recall('language', LANGUAGES, 'zh')
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  const i18n = await createI18n(language)
  const queries: QueryClient = createQueryClient()
  const again = createSignInAgain(() => void queries.invalidateQueries({ queryKey: keys.session }))
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <ApiProvider value={createApiClient(globalThis.fetch.bind(globalThis), again)}>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </ApiProvider>
    </I18nextProvider>,
  )
}

const root = document.getElementById('root')
if (root !== null) await start(root)
