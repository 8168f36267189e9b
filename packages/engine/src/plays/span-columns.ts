/** The columns of a message's row as the journal carries it. */
export const messageColumns = [
  'heard',
  'epoch',
  'service',
  'content',
  'play',
  'viewer',
  'account',
  'market',
  'screen',
  'source',
  'runtime',
  'flags',
  'told',
] as const

export const changeColumns = ['day', 'service', 'content', 'batch'] as const

export const rejectColumns = ['heard', 'id', 'service', 'field', 'reason', 'body'] as const
