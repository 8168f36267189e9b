/** The columns of a span row as the journal carries them. */
export const spanColumns = [
  'start',
  'stop',
  'position',
  'rate',
  'lead',
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
] as const

export const changeColumns = ['day', 'service', 'content', 'batch'] as const

export const rejectColumns = ['heard', 'id', 'service', 'field', 'reason', 'body'] as const
