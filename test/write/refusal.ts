import { WriteFault } from '../../generators/write/fault.ts';

/** The fault that something throws, sooner or later; any other error is thrown on, and none is an error. */
export async function faultOf(act: () => unknown): Promise<WriteFault> {
  try {
    await act();
  } catch (error) {
    if (error instanceof WriteFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
