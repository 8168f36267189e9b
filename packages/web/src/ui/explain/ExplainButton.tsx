import { lazy, Suspense, useState } from 'react'
import './explain.css'

const ExplainDialog = lazy(() => import('./ExplainDialog').then(module => ({ default: module.ExplainDialog })))

/** Beside a number: opens what it means, how it is computed, with which SQL, and what it does not say. */
export function ExplainButton({ metric, name }: { metric: string; name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="explain" aria-label={`About: ${name}`} onClick={() => setOpen(true)}>
        <span aria-hidden="true">i</span>
      </button>
      {open && (
        <Suspense>
          <ExplainDialog metric={metric} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
