// Makes an invented paper: make-paper.ts I-247A --out FILE.pdf|FILE.tif [--resolution fine|standard] [--level 0..4] [--seed N]
import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { inventPaper } from '../../src/outside/paper-maker/invent.ts'
import { madeForms, makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { toFax } from '../../src/outside/paper-maker/to-fax.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    resolution: { type: 'string', default: 'fine' },
    level: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})
const wanted = madeForms.filter((form) => positionals.includes(form))
if (values.out === undefined || wanted.length === 0) {
  process.stderr.write(`name a form (${madeForms.join(', ')}) and --out FILE\n`)
  process.exit(2)
}
const seed = Number(values.seed)
const pdfs = await Promise.all(wanted.map((form) => makePaper(inventPaper(form, seed))))
const level = ([0, 1, 2, 3, 4] as const).find((each) => String(each) === values.level) ?? 0
const bytes = values.out.endsWith('.pdf')
  ? pdfs[0]
  : await toFax(pdfs, { resolution: values.resolution === 'standard' ? 'standard' : 'fine', level, seed })
if (bytes !== undefined) await writeFile(values.out, bytes)
