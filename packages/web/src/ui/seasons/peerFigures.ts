import type { PeerFigure } from '@sweeps/model'
import { figureWords } from '../format/figureWords'

/** How the figures by which seasons are compared are called and written, in their order. */
export const peerFigureWords: Record<PeerFigure, { name: string; write: (value: number) => string }> = {
  starters: { name: 'Starters', write: figureWords.count },
  watchers: { name: 'Watchers', write: figureWords.count },
  completers: { name: 'Completers', write: figureWords.count },
  completionRate: { name: 'Completion rate', write: figureWords.share },
  hours: { name: 'Hours viewed', write: figureWords.amount },
  views: { name: 'Views', write: figureWords.amount },
  daysToComplete: { name: 'Days to complete', write: figureWords.amount },
  cameForIt: { name: 'Came for it', write: figureWords.count },
}

export const peerFigureNames = Object.keys(peerFigureWords) as PeerFigure[]
