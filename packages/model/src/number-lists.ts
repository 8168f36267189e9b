/** `zwei drei/dritte`: a space between numbers, a stroke between forms of one, a low line where one is written in two words. */
export const words = (text: string): string[][] => text.split(' ').map(forms => forms.split('/').map(form => form.replaceAll('_', ' ')))

/** All numbers of a list from one to twenty, each with other endings too: `zweite`, `zweiter`, `zweites`. */
export const endings = (text: string, ...more: readonly string[]): string[][] =>
  words(text).map(forms => forms.flatMap(form => [form, ...more.map(ending => form.slice(0, -1) + ending)]))

export const ones = words('one two three four five six seven eight nine')
export const teens = words('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen')
export const onesInOrder = words('first second third fourth fifth sixth seventh eighth ninth')
export const teensInOrder = words('tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth')
const tens = words('twenty thirty forty/fourty fifty sixty seventy eighty ninety')

/** The numbers from twenty to ninety-nine: soaps and game shows have had as many seasons. */
export const above = (last: readonly (readonly string[])[], round: (ten: string) => string): string[][] =>
  tens.flatMap(forms => [forms.map(round), ...last.map(own => forms.flatMap(ten => own.map(one => `${ten} ${one}`)))])
