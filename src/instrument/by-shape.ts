// Values whose labels were lost in the copy: the only place of a page that has a value's shape is proposed, and always asked.
import { distance } from 'fastest-levenshtein'
import { countries } from './countries.ts'
import { officerTitles } from './officer-titles.ts'
import { middleX, middleY } from './sheet.ts'
import { valueOf } from './field-value.ts'
import type { FieldName } from './instrument.ts'
import type { FieldLabel } from './form.ts'
import type { Labels } from './labels.ts'
import type { Sheet, Token } from './sheet.ts'

/** Numbers that the forms themselves print: the Law Enforcement Support Center and its line for detainees. */
const printedOnForms: ReadonlySet<string> = new Set(['(802) 872-6020', '(855) 448-6903'])

type Known = { readonly sheet: Sheet; readonly labels: Labels; readonly owned: ReadonlySet<Token> }
type Finder = (runs: readonly (readonly Token[])[]) => readonly (readonly Token[])[]

/** The only place with this field's shape among words that belong to nothing else; null where there is none, or more than one. */
export const placeByShape = (known: Known, label: FieldLabel): readonly Token[] | null => {
  const finder = finders[label.field]
  if (finder === undefined) return null
  const found = finder(runsOf(known))
  const [only] = found
  return found.length === 1 && only !== undefined ? only : null
}

/** Words of one line that stand together and that neither a label nor another value claims. */
const runsOf = ({ sheet, labels, owned }: Known): readonly (readonly Token[])[] =>
  sheet.lines.flatMap((line) => {
    const runs: Token[][] = [[]]
    for (const token of line) {
      const last = runs.at(-1)?.at(-1)
      const isFree = !labels.claimed.has(token) && !owned.has(token) && !isTicked(sheet, token)
      if (!isFree || (last !== undefined && token.x0 - last.x1 > 2 * sheet.unit)) runs.push([])
      if (isFree) runs.at(-1)?.push(token)
    }
    return runs.filter((run) => run.length > 0)
  })

const isTicked = (sheet: Sheet, token: Token): boolean =>
  sheet.squares.some(
    (square) =>
      Math.abs(middleX(square) - middleX(token)) < sheet.unit &&
      Math.abs(middleY(square) - middleY(token)) < sheet.unit &&
      token.text.length <= 3,
  )

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')

/** The shortest stretch of at most so many words that begins at each word and passes. */
const stretches =
  (most: number, passes: (tokens: readonly Token[]) => boolean): Finder =>
  (runs) =>
    runs.flatMap((run) => {
      const found: (readonly Token[])[] = []
      for (let at = 0; at < run.length; at += 1) {
        const stretch = Array.from({ length: most }, (_, count) => run.slice(at, at + count + 1)).find(
          (tokens) => tokens.at(-1) !== undefined && passes(tokens),
        )
        if (stretch === undefined) continue
        found.push(stretch)
        at += stretch.length - 1
      }
      return found
    })

const whole =
  (passes: (text: string) => boolean): Finder =>
  (runs) =>
    runs.filter((run) => passes(textOf(run)))

const datesIn: Finder = stretches(
  1,
  ([token]) => /^\d{1,2}[/-]\d/.test(token?.text ?? '') && valueOf([token?.text ?? ''], 'date')?.sound === true,
)

/** Years between somebody's birth and the day a jail gets a paper on them: less is no birth. */
const grownMin = 14

/** Two dates a life apart are a birth and the paper's own day. */
const dateBy =
  (birth: boolean): Finder =>
  (runs) => {
    const dated = datesIn(runs)
      .map((tokens) => ({
        tokens,
        value:
          valueOf(
            tokens.map(({ text }) => text),
            'date',
          )?.value ?? '',
      }))
      .toSorted((a, b) => a.value.localeCompare(b.value))
    const [first, second] = dated
    if (first === undefined) return []
    const year = (value: string): number => Number(value.slice(0, 4))
    if (second === undefined) return !birth && dated.length === 1 && year(first.value) >= 2005 ? [first.tokens] : []
    const rest = dated.slice(1).map(({ value }) => value)
    const areApart = rest.every((value) => year(value) - year(first.value) >= grownMin)
    if (!areApart) return []
    return birth ? [first.tokens] : new Set(rest).size === 1 ? [second.tokens] : []
  }

/** Words of places and offices: a line of capitals that has one is nobody's name. */
const officeWord =
  /\b(jail|county|center|detention|sheriff|department|desk|records|release|court|states|united|facility|prison|police|security|form)\b/i
const isListedName = (text: string): boolean =>
  /^\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+){0,3}[,.] ?\p{Lu}[\p{L}'’-]+(?: [\p{L}'’.-]+){0,3}$/u.test(text) && !officeWord.test(text)

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')
/** A name, a comma, and at the end of the line nearly a title of an officer. */
const isOfficer = (text: string): boolean => {
  const [name = '', ...rest] = text.split(/[,;] ?/)
  const title = letters(rest.join(' '))
  return (
    /^\p{Lu}[\p{L}'’.]*(?: [\p{L}'’.-]+){1,3}$/u.test(name) &&
    officerTitles.some((known) => letters(known).length >= 10 && distance(letters(known), title) <= letters(known).length * 0.25)
  )
}

/** A run that passes with the one in the next line that stands under it, and not alone. */
const overTwoLines = (runs: readonly (readonly Token[])[], passes: (text: string) => boolean): readonly (readonly Token[])[] =>
  runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined || passes(textOf(run))) return []
    const under = runs.find(
      (other) =>
        other[0] !== undefined &&
        other[0].line === first.line + 1 &&
        Math.abs(other[0].x0 - first.x0) < first.y1 - first.y0 &&
        other.at(-1) !== undefined &&
        (other.at(-1)?.x1 ?? 0) <= last.x1,
    )
    return under !== undefined && passes(textOf([...run, ...under])) ? [[...run, ...under]] : []
  })

const isAddress = (text: string): boolean => /^\d{1,5} .*\p{L}{3}.*,? \p{L}{2}\.? \d{5}$/u.test(text)
const isJail = (text: string): boolean =>
  /\b(jail|detention (?:center|facility)|sheriff|correctional)\b/i.test(text) && text === text.toUpperCase() && text.length <= 60

/** A federal case, its marks perhaps lost. */
const isCase = (text: string): boolean => /^(?:\d[:.;,]?)?\d{2}-\p{L}{2}-\d{4,5}(?:-\p{Lu}{2,4})*$/u.test(text.replaceAll(' ', ''))

const finders: Readonly<Partial<Record<FieldName, Finder>>> = {
  fileNumber: stretches(
    4,
    (tokens) =>
      /^A[-#]?\d*$/.test(tokens[0]?.text ?? '') &&
      valueOf(
        tokens.map(({ text }) => text),
        'file-number',
      )?.sound === true,
  ),
  phone: stretches(3, (tokens) => {
    const value = /^\(?\d{3}/.test(tokens[0]?.text ?? '')
      ? valueOf(
          tokens.map(({ text }) => text),
          'phone',
        )
      : null
    return value?.sound === true && !printedOnForms.has(value.value)
  }),
  issuedOn: dateBy(false),
  dateOfBirth: dateBy(true),
  caseNumber: stretches(2, (tokens) => isCase(textOf(tokens))),
  eventNumber: stretches(1, ([token]) => /^\p{Lu}{3}\d{8,12}$/u.test(token?.text ?? '')),
  subjectId: stretches(1, ([token]) => /^\d{8,10}$/.test(token?.text ?? '')),
  citizenship: (runs) => runs.filter((run) => run.length <= 4 && countries.has(textOf(run).replace(/[^\p{L})]+$/u, ''))),
  subjectName: whole(isListedName),
  officerName: (runs) => [...whole(isOfficer)(runs), ...overTwoLines(runs, isOfficer)],
  from: whole(isAddress),
  to: whole(isJail),
}
