// Banned words and constructs, each with what stands in its place.
import { flowFolder, isTest, mayTouchOutside } from './finding.ts'
import type { Finding } from './finding.ts'
import { lineAt, part, parts, textOf, walk } from './syntax.ts'
import type { Node, Source } from './syntax.ts'

/** Calls and names that only the outside may use -> what to use instead. */
const outsideWords: Readonly<Record<string, string>> = {
  'Date.now': 'the clock (outside.clock.now())',
  'performance.now': 'the clock (outside.clock.now())',
  'Temporal.Now': 'the clock (outside.clock.now())',
  'Math.random': 'the seeded source (outside.chance)',
  'crypto.randomUUID': 'the seeded source (outside.chance)',
  'crypto.getRandomValues': 'the seeded source (outside.chance)',
  randomUUID: 'the seeded source (outside.chance)',
  randomBytes: 'the seeded source (outside.chance)',
  setTimeout: 'a tick of the clock (outside.clock.until)',
  setInterval: 'a tick of the clock (outside.clock.until)',
  setImmediate: 'a tick of the clock (outside.clock.until)',
  fetch: 'a driver of src/outside',
}
const vagueNames = ['process', 'handle', 'manage', 'data', 'info', 'item']
const vagueFolders = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'lib']

export const wordFindings = (source: Source): Finding[] => {
  const found: Finding[] = []
  const { path, text } = source
  const say = (rule: string, node: Node, says: string): void => void found.push({ rule, path, line: lineAt(text, node.start), says })
  walk(source.program, (node, above) => {
    outsideUse(node, above, path, say)
    typeEscapes(node, above, say)
    if (node.type === 'ExportDefaultDeclaration') say('default-export', node, 'no default exports: export it by its name')
    if (node.type === 'Identifier' && textOf(node, 'name') === 'console' && isUse(node, above))
      say('console', node, 'console -> the log, or the desk’s page')
    const name = declaredName(node)
    if (name !== null && isVague(name)) say('vague-name', node, `[${name}] says nothing: name it by what it is or does`)
  })
  return [...found, ...folderFindings(path)]
}

type SayNode = (rule: string, node: Node, says: string) => void

const outsideUse = (node: Node, above: Node | null, path: string, say: SayNode): void => {
  if (mayTouchOutside(path)) return
  if (node.type === 'NewExpression' && textOf(part(node, 'callee'), 'name') === 'Date' && parts(node, 'arguments').length === 0) {
    say('outside-touched', node, 'new Date() -> the clock (outside.clock.now())')
  }
  const used = usedName(node, above)
  const instead = used === null || !Object.hasOwn(outsideWords, used) ? undefined : outsideWords[used]
  if (instead !== undefined) say('outside-touched', node, `${used} -> ${instead}`)
  if (used === 'process' && flowFolder(path) !== null) say('outside-touched', node, 'process -> a value given by src/main.ts')
}

/** `a.b` for a member of a global, `a` for a name that stands by itself; null for all else. */
const usedName = (node: Node, above: Node | null): string | null => {
  if (node.type === 'MemberExpression' && part(node, 'object')?.type === 'Identifier') {
    return `${textOf(part(node, 'object'), 'name')}.${textOf(part(node, 'property'), 'name')}`
  }
  return node.type === 'Identifier' && isUse(node, above) ? textOf(node, 'name') : null
}

/** Not a key, not the member of something else, not a declaration. */
const isUse = (node: Node, above: Node | null): boolean => {
  if (above === null) return false
  const isAt = (name: string): boolean => part(above, name)?.start === node.start
  if (above.type === 'MemberExpression') return isAt('object')
  if (above.type === 'Property') return isAt('value')
  return !/^(TS|ImportSpecifier|ExportSpecifier|LabeledStatement|MethodDefinition|PropertyDefinition)/.test(above.type)
}

const typeEscapes = (node: Node, above: Node | null, say: SayNode): void => {
  if (node.type === 'TSAnyKeyword') say('any', node, 'any -> unknown, then parse it with zod or narrow it')
  if (node.type === 'TSNonNullExpression') say('cast', node, '! -> a check, for a value that may be absent is a case of its own')
  if (node.type === 'TSTypeAssertion') say('cast', node, '<T>x -> parse it with zod or narrow it')
  if (node.type !== 'TSAsExpression' || above?.type === 'TSAsExpression') return
  const type = part(node, 'typeAnnotation')
  const isConst = type?.type === 'TSTypeReference' && textOf(part(type, 'typeName'), 'name') === 'const'
  // To look a key up in a list of literals the list is widened: `(actions as readonly string[]).includes(text)`.
  const widens = type?.type === 'TSTypeOperator' && textOf(type, 'operator') === 'readonly'
  if (!isConst && !widens) say('cast', node, 'as -> parse it with zod or narrow it')
}

const declaredName = (node: Node): string | null => {
  const named = ['VariableDeclarator', 'FunctionDeclaration', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'ClassDeclaration']
  return named.includes(node.type) && part(node, 'id')?.type === 'Identifier' ? textOf(part(node, 'id'), 'name') : null
}

const isVague = (name: string): boolean => {
  const plain = name.charAt(0).toLowerCase() + name.slice(1)
  return (
    vagueNames.includes(plain) ||
    /^(process|handle|manage)[A-Z]/.test(plain) ||
    /[a-z](Data|Info|Item|Manager|Handler|Processor)$/.test(plain)
  )
}

const folderFindings = (path: string): Finding[] => {
  const folders = path.split('/').slice(0, -1)
  const file =
    path
      .split('/')
      .at(-1)
      ?.replace(/(\.test)?\.(ts|mjs)$/, '') ?? ''
  const at = (rule: string, says: string): Finding => ({ rule, path, line: 1, says })
  return [
    ...folders
      .filter((folder) => vagueFolders.includes(folder))
      .map((folder) => at('folder-name', `a folder called ${folder} gathers what has no place: name it by the desk’s work`)),
    ...(vagueFolders.includes(file) || vagueNames.includes(file)
      ? [at('folder-name', `a file called ${file} says nothing: name it after its main export`)]
      : []),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.config)?$/.test(file) || isTest(path) ? [] : [at('folder-name', `${file} is not kebab-case`)]),
  ]
}
