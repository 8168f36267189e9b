import { underBase } from '../../api/base'
import type { Beacon } from './beacon'

let loading: Promise<Beacon> | undefined

/** The beacon, loaded once from the server as any site would load it. */
export function loadBeacon(): Promise<Beacon> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = underBase('/sweeps.js')
    script.onload = () => (globalThis.sweeps ? resolve(globalThis.sweeps) : reject(new Error('The beacon did not start.')))
    script.onerror = () => reject(new Error('The beacon could not be loaded.'))
    document.head.append(script)
  })
  // A failure is not remembered: the next visit tries again.
  loading.catch(() => {
    loading = undefined
  })
  return loading
}
