import type { Outcome, RenewalCase } from '@sweeps/model'

/** Each outcome of the ledger as people say it. */
export const outcomeWords: Record<Outcome, string> = {
  pitch: 'Pitched',
  greenlight: 'Ordered',
  undecided: 'Undecided',
  renewed: 'Renewed',
  cancelled: 'Cancelled',
  'final-season': 'One more season, its last',
  ended: 'Ended',
  revived: 'Revived',
}

export const answerWords: Record<RenewalCase['recommendation']['answer'], string> = {
  renew: 'Renew',
  cancel: 'Cancel',
  wait: 'Wait',
  none: 'Nothing to decide',
}
