// `releasedesk account add|remove|list`: who may sign in. Two people who check one value need two accounts.
import { DeskError } from '../errors.ts'
import { accountNames, addAccount, removeAccount } from './account.ts'
import { json, optionsOf } from './command.ts'
import type { Command } from './command.ts'
import { dataFolderOf } from './data-folder.ts'

export const accountCommand: Command = {
  usage: 'account add NAME | remove NAME | list [--data DIR] [--json]',
  does: 'who may sign in; `add` shows the new password once, and it is kept nowhere',
  run: async (words, { out, env }) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' }, data: { type: 'string' } })
    const [act, ...rest] = positionals
    const name = rest.join(' ')
    const dir = dataFolderOf(values.data, env)
    switch (act) {
      case 'add': {
        const password = await addAccount(dir, name)
        out(values.json ? json({ name, password }) : `name ${name}, password ${password}   (shown this once)`)
        return 0
      }
      case 'remove':
        await removeAccount(dir, name)
        out(values.json ? json({ removed: name }) : `${name} can sign in no more`)
        return 0
      case 'list': {
        const names = await accountNames(dir)
        out(values.json ? json(names) : names.join('\n'))
        return 0
      }
      default:
        throw new DeskError('input-invalid', 'Say add, remove or list.')
    }
  },
}
