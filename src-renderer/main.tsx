import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { studioClient } from './bridge/studio.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

studioClient.start()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
