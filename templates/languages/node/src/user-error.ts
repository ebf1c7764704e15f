/** What whoever started the program can put right: its message is shown, and no stack. */
export class UserError extends Error {
  readonly exitStatus: number;

  constructor(message: string, exitStatus: number) {
    super(message);
    this.name = 'UserError';
    this.exitStatus = exitStatus;
  }
}

/** A command line that asks for what there is not. */
export function usageError(message: string): UserError {
  return new UserError(message, 2);
}
