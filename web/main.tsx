import '@fontsource-variable/noto-sans-sc/wght.css'
import { QueryCache, QueryClient, QueryClientProvider, MutationCache } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api.ts'
import { App } from './App.tsx'
import { asksAgain, asksAgainAfter } from './asking.ts'
import { startWords } from './i18n/index.ts'
import { endSession } from './session/ended.ts'
import './fonts/rare-letters.css'
import './styles/paper.css'
import './styles/sign-in.css'
import './styles/map.css'
import './styles/panels.css'
import './styles/rows.css'
import './styles/cards.css'
import './styles/narrow.css'
import { useView } from './view.ts'

/** A reader whose session has ended is asked to sign in, wherever it is noticed; the view stays. */
function onError(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) endSession(client)
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // A browser that thinks it is offline asks all the same: the server may stand on this very desk, and silence tells nobody anything.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: false,
      retry: asksAgain,
      retryDelay: asksAgainAfter,
    },
  },
})

await startWords(useView.getState().language)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
