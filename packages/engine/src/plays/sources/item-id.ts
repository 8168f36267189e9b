/** An id of Jellyfin or Emby as their libraries are imported with it: 32 hexadecimal digits lose hyphens and capitals. */
export function itemId(text: string): string {
  const plain = text.trim()
  const digits = plain.replaceAll('-', '')
  return /^[0-9a-f]{32}$/i.test(digits) ? digits.toLowerCase() : plain
}
