import { attach } from './attach.js'
import type { Options } from './options.js'

// The script tag: `sweeps.attach`, and nothing else to write when the tag itself says what plays.
const script = document.currentScript as HTMLScriptElement | null
const { key, media = 'video,audio', ...rest } = { ...script?.dataset }
if (key) attach(document.querySelector(media)!, { endpoint: new URL(script!.src).origin, key, ...rest } as unknown as Options)

// Assigned, not exported: the wrapper a bundler makes for an export is a tenth of the budget.
Object.assign(window, { sweeps: { attach } })
