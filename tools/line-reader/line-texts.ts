// Invented texts for the lines that the line reader is trained on: wording of forms, names, dates, numbers, and letters without a sense.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chance } from '../../bench/reading/invented.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Words in their order from the wording of imitated forms, and from this project's own documents. */
export type Corpus = { readonly forms: readonly string[]; readonly prose: readonly string[] }

export const readCorpus = async (): Promise<Corpus> => {
  const wording = join(root, 'bench/reading/wording')
  const forms: string[] = []
  for (const name of (await readdir(wording)).toSorted()) {
    const source = await readFile(join(wording, name), 'utf8')
    for (const [, text = ''] of source.matchAll(/'((?:[^'\\\n]|\\.)+)'/g)) {
      const plain = text
        .replaceAll(/\{[^}]*\}|\[[a-z-]+\]|\*|\\/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()
      if (/[a-z] [a-z]/i.test(plain) || /^[A-Z]/.test(plain)) forms.push(plain)
    }
  }
  const documents = ['GLOSSARY.md', 'ARCHITECTURE.md', 'SECURITY.md', 'specs/law.md', 'specs/law-coverage.md']
  const prose = (await Promise.all(documents.map((name) => readFile(join(root, name), 'utf8'))))
    .flatMap((text) => text.split('\n'))
    .map((line) =>
      line
        .replaceAll(/[`*|#<>[\]]/g, ' ')
        .replaceAll(/[^\x20-\x7E§–—’]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line.length > 30)
  return { forms, prose }
}

const starts = [
  '',
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'g',
  'gr',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'qu',
  'r',
  's',
  'sh',
  't',
  'tr',
  'v',
  'w',
  'y',
  'z',
]
const middles = ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'ia', 'ou', 'y', 'ue']
const ends = ['', '', 'n', 'r', 's', 'l', 'z', 'x', 'm', 'nd', 'rt', 'ck', 'tz', 'll', 'ff']
const syllable = (chance: Chance): string => chance.one(starts) + chance.one(middles) + chance.one(ends)
const word = (chance: Chance): string => {
  const text = Array.from({ length: chance.int(1, 3) }, () => syllable(chance)).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
const cased = (text: string, chance: Chance): string => (chance.some(0.6) ? text.toUpperCase() : text)

const surname = (chance: Chance): string => {
  const kind = chance.int(0, 9)
  if (kind === 0) return `${word(chance)}-${word(chance)}`
  if (kind === 1) return `${chance.one(['O', 'D', 'N'])}'${word(chance)}`
  if (kind === 2) return `${chance.one(['de la', 'De', 'Van', 'von', 'Al', 'Del'])} ${word(chance)}`
  if (kind <= 4) return `${word(chance)} ${word(chance)}`
  return word(chance)
}
const name = (chance: Chance): string => {
  const given = chance.some(0.4) ? `${word(chance)} ${word(chance)}` : word(chance)
  const suffix = chance.some(0.15) ? ` ${chance.one(['JR', 'SR', 'II', 'III', 'IV', 'Jr.', 'Sr.'])}` : ''
  const initial = chance.some(0.3) ? ` ${chance.one(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))}.` : ''
  const text = chance.some(0.5) ? `${surname(chance)}, ${given}${initial}${suffix}` : `${given}${initial} ${surname(chance)}${suffix}`
  return cased(text, chance)
}
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const two = (value: number): string => String(value).padStart(2, '0')
const date = (chance: Chance): string => {
  const [year, month, day] = [chance.int(1930, 2030), chance.int(1, 12), chance.int(1, 31)]
  const long = months[month - 1] ?? ''
  const text = chance.one([
    `${two(month)}/${two(day)}/${year}`,
    `${two(month)}/${two(day)}/${year}`,
    `${month}/${day}/${year}`,
    `${two(month)}-${two(day)}-${year}`,
    `${two(month)}/${two(day)}/${two(year % 100)}`,
    `${long} ${day}, ${year}`,
    `${day} ${long.slice(0, 3)} ${year}`,
    `${year}-${two(month)}-${two(day)}`,
  ])
  const time = chance.one([
    `${two(chance.int(0, 23))}${two(chance.int(0, 59))} hours`,
    `${chance.int(1, 12)}:${two(chance.int(0, 59))} ${chance.one(['AM', 'PM', 'a.m.', 'p.m.'])}`,
  ])
  return chance.some(0.2) ? `${text} ${time}` : text
}
const fileNumber = (chance: Chance): string => {
  const digits = chance.digits(chance.some(0.8) ? 9 : 8)
  const parted = `${digits.slice(0, -6)} ${digits.slice(-6, -3)} ${digits.slice(-3)}`
  return chance.one([`A${digits}`, `A ${parted}`, `A${parted}`, `A-${parted.replaceAll(' ', '-')}`, `A# ${digits}`, parted, digits])
}
const phone = (chance: Chance): string => {
  const [a, b, c] = [chance.digits(3), chance.digits(3), chance.digits(4)]
  return chance.one([`(${a}) ${b}-${c}`, `(${a}) ${b}-${c}`, `${a}-${b}-${c}`, `${a}.${b}.${c}`, `1-${a}-${b}-${c}`, `+1 ${a} ${b} ${c}`])
}
const capitals = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.one(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))).join('')
const caseKinds = ['cr', 'mj', 'cv', 'mc', 'CR', 'MJ'] as const
const number = (chance: Chance): string =>
  chance.one([
    `${capitals(chance, 3)}${chance.digits(10)}`,
    `${chance.int(1, 9)}:${two(chance.int(8, 30))}-${chance.one(caseKinds)}-${chance.digits(5)}-${capitals(chance, 3)}`,
    `${two(chance.int(8, 30))}${capitals(chance, 2)}${chance.digits(4)}`,
    `20${two(chance.int(8, 30))}-${chance.digits(6)}`,
    `${chance.digits(chance.int(2, 10))}`,
    `${capitals(chance, 2)}-${chance.digits(4)}`,
    `Form I-${chance.int(100, 999)}${capitals(chance, 1)} (${chance.int(1, 12)}/${two(chance.int(5, 26))})`,
    `Page ${chance.int(1, 9)} of ${chance.int(1, 9)}`,
    `${chance.int(1, 52)} U.S.C. ${chance.some(0.5) ? '§ ' : ''}${chance.int(100, 4000)}(${chance.one(Array.from('abcdefg'))})`,
    `${chance.int(1, 50)} CFR ${chance.int(100, 999)}.${chance.int(1, 20)}(${chance.one(Array.from('abcd'))})(${chance.int(1, 4)})`,
    `$${chance.int(1, 99)},${chance.digits(3)}.${chance.digits(2)}`,
    `(${chance.int(1, 20)})`,
    `${chance.int(1, 30)}.`,
    `${chance.digits(4)} hours`,
  ])
const address = (chance: Chance): string => {
  const way = `${chance.some(0.3) ? `${chance.one(['N.', 'S.', 'E.', 'W.'])} ` : ''}${word(chance)}`
  const street = `${chance.int(1, 19999)} ${way} ${chance.one(['Street', 'Avenue', 'Road', 'Blvd', 'St.', 'Ave', 'Drive', 'Lane', 'Way'])}`
  const city = `${word(chance)}, ${chance.one(['CO', 'CO', 'TX', 'CA', 'NY', 'WA', 'OR', 'IL', 'NM', 'UT', 'FL'])} ${chance.digits(5)}`
  return cased(chance.one([street, city, `${street}, ${city}`]), chance)
}
const mail = (chance: Chance): string => {
  const at = `${word(chance)}.${word(chance)}`.toLowerCase()
  return chance.one([
    `${at}@${chance.one(['ice.dhs.gov', 'example.org', 'denvergov.org'])}`,
    `www.${word(chance).toLowerCase()}.gov`,
    `https://www.${word(chance).toLowerCase()}.org/${word(chance).toLowerCase()}`,
  ])
}
const letters = [...Array.from('abcdefghijklmnopqrstuvwxyz'), ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'), ...Array.from('0123456789')]
const marks = Array.from('.,:;-/()\'"#&%$*+=?!@_§–—’[]|\\^{}~<>ñáéíóúÑÁÉÍÓÚüÜç')
const senseless = (chance: Chance): string =>
  Array.from({ length: chance.int(1, 5) }, () => {
    const only = chance.one([letters, letters.slice(26, 52), letters.slice(52), letters.slice(0, 26)])
    const text = Array.from({ length: chance.int(1, 9) }, () => (chance.some(0.06) ? chance.one(marks) : chance.one(only))).join('')
    return text
  }).join(' ')
const short = (chance: Chance): string =>
  chance.one([
    'M',
    'F',
    'Male',
    'Female',
    'USA',
    'X',
    'N/A',
    'NONE',
    'Unknown',
    'No',
    'Yes',
    word(chance).toUpperCase(),
    word(chance),
    `${word(chance)}:`,
    'Sex:',
    'DOB:',
    'To:',
    'From:',
    'Date:',
    'Re:',
    'A#',
    'Fax:',
    'Phone:',
  ])

const span = (lines: readonly string[], chance: Chance): string => {
  const words = chance.one(lines).split(' ')
  const count = Math.min(words.length, chance.int(1, 10))
  const from = chance.int(0, words.length - count)
  return words.slice(from, from + count).join(' ')
}

export const lineText = (corpus: Corpus, chance: Chance): string => {
  const value = (): string =>
    chance.one([name, name, name, date, date, fileNumber, fileNumber, phone, number, number, address, mail, short])(chance)
  const kind = chance.int(0, 99)
  const text =
    kind < 22
      ? span(corpus.forms, chance)
      : kind < 32
        ? span(corpus.prose, chance)
        : kind < 36
          ? span(corpus.forms, chance).toUpperCase()
          : kind < 80
            ? value()
            : kind < 88
              ? `${span(corpus.forms, chance)
                  .split(' ')
                  .slice(0, 4)
                  .join(' ')
                  .replace(/[:.,;]$/, '')}:${chance.some(0.15) ? '' : ' '}${value()}`
              : senseless(chance)
  return text.slice(0, 90).replaceAll(/\s+/g, ' ').trim()
}
