import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/queryClient'
import { App } from './app/App'
import './app/tokens.css'
import './app/base.css'
import './app/shell.css'
import './ui/plot.css'
// Paper overrules what is above it.
import './app/print.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
