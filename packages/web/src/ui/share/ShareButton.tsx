import { lazy, Suspense, useState } from 'react'
import type { Shared } from './publicAddresses'

const ShareDialog = lazy(() => import('./ShareDialog').then(module => ({ default: module.ShareDialog })))

/** Opens what can be shared of something; the first of several forms is the usual one. `open`: at once, as after it was published. */
export function ShareButton({ of, open: atOnce = false }: { of: readonly [Shared, ...Shared[]]; open?: boolean }) {
  const [open, setOpen] = useState(atOnce)
  return (
    <>
      <button type="button" className="quiet" aria-label={`Share ${of[0].name}`} onClick={() => setOpen(true)}>
        Share…
      </button>
      {open && (
        <Suspense>
          <ShareDialog of={of} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
