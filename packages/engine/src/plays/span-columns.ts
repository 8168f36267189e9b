/** The columns of a message's row as the journal carries it. */
export const messageColumns = [
  'heard',
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

export const rejectColumns = ['heard', 'id', 'service', 'field', 'reason', 'body'] as const

/** The columns of a meter's message as the journal carries it. */
export const panelColumns = ['panel', 'household', 'device', 'play', 'service', 'content', 'screen', 'spans', 'presence'] as const
