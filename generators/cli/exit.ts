/** Exit statuses, the same through every door. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  conflicts: 3,
  drift: 4,
  refused: 5,
  interrupted: 130,
} as const;

/** An exit status. */
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Why a run ended without doing what was asked, with the status that says so. Its message is for people. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exit: Exit;

  constructor(exit: Exit, message: string) {
    super(message);
    this.exit = exit;
  }
}
