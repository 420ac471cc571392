import { COMMANDS, type CommandName, type CommandParams, type CommandResults, type Role } from '../contract/commands.ts'
import { StudioError } from '../contract/errors.ts'

/** What does a command, for every command there is. Stages bring their own; studio.ts puts them together. */
export type CommandHandlers = {
  readonly [C in CommandName]: (params: CommandParams<C>) => Promise<CommandResults[C]> | CommandResults[C]
}

export type Dispatch = (name: string, params: unknown, role: Role) => Promise<CommandResults[CommandName]>

/** Checks name, role and parameters before the handler sees them. @throws StudioError command.invalid, command.forbidden. */
export function createDispatch(handlers: CommandHandlers): Dispatch {
  return async (name, params, role) => {
    if (!isCommandName(name))
      throw new StudioError('command.invalid', { reason: `unknown command ${name.slice(0, 64)}` })
    if (!COMMANDS[name].roles.includes(role)) throw new StudioError('command.forbidden')
    const parsed = COMMANDS[name].params.safeParse(params ?? {})
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new StudioError('command.invalid', { reason: `${issue?.path.join('.') || name}: ${issue?.message}` })
    }
    const handle = handlers[name] as (params: unknown) => Promise<CommandResults[CommandName]>
    return handle(parsed.data)
  }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
