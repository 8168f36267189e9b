import { Problem } from '@sweeps/model/plain'

/** The address an option gives: a whole one of the web. */
export function webAddress(option: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Problem('usage', `--${option}: "${text}" is no web address; write it as https://charts.example.org/`)
  return text
}
