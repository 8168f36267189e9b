const limit = 1e5
const prefix = 'sweeps:'

/**
 * Web storage that works, for as long as the page lives, where the browser has none, blocks it or has filled it.
 * It holds about 100 kB; when that is full what is already there stays and what is new is dropped.
 */
export const storage = <Value>(web: () => Storage) => {
  const memory: Record<string, string> = {}

  const read = (name: string): string => {
    try {
      return memory[name] || web().getItem(name) || ''
    } catch {
      return ''
    }
  }

  const names = () => {
    try {
      return Object.keys({ ...memory, ...web() }).filter(name => name.startsWith(prefix))
    } catch {
      return Object.keys(memory)
    }
  }

  const parse = (name: string): Value | undefined => {
    try {
      return JSON.parse(read(name))
    } catch {
      // Something else wrote it: it is no record of ours.
    }
  }

  return {
    get: (name: string) => parse(prefix + name),
    all: () => names().flatMap(name => parse(name) || []),
    set(name: string, value?: Value) {
      name = prefix + name
      const text = value ? JSON.stringify(value) : ''
      const others = names().reduce((size, other) => size + (other === name ? 0 : read(other).length), 0)
      if (text && others + text.length > limit) return
      delete memory[name]
      try {
        if (text) web().setItem(name, text)
        else web().removeItem(name)
      } catch {
        if (text) memory[name] = text
      }
    },
  }
}
