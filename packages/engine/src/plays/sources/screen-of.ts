import type { Screen } from '@sweeps/model'

const words: [RegExp, Screen][] = [
  [/ipad|tablet|kindle|fire hd/i, 'tablet'],
  [/iphone|ipod|\bphone\b|\bios\b|mobile/i, 'phone'],
  [
    /\btv\b|tvos|appletv|roku|tizen|webos|netcast|chromecast|shield|fire ?tv|firetv|aft\w|bravia|playstation|\bps[345]\b|xbox|wii|kodi|set.?top|\bstb\b|smart ?tv|android ?tv|vizio|hisense|samsung|\blg\b|infuse-tv|dlna/i,
    'tv',
  ],
  [/android/i, 'phone'],
  [
    /chrome|firefox|safari|edge|opera|windows|macos|mac os|os ?x|macintosh|linux|\bweb\b|\bpc\b|desktop|laptop|theater|media player/i,
    'computer',
  ],
]

/** The kind of screen by what a source calls a device, the most telling words first; undefined when it says nothing. */
export function screenOf(...names: readonly (string | null | undefined)[]): Screen | undefined {
  for (const name of names)
    if (name) {
      const found = words.find(([word]) => word.test(name))
      if (found) return found[1]
    }
  return undefined
}
