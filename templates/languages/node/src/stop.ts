type Reaction = (signal: NodeJS.Signals) => void;

// Before anything has begun there is nothing to finish.
let react: Reaction = () => process.exit(0);

// As process 1 of a container, a signal that nobody listens for is ignored.
process.on('SIGTERM', (signal) => react(signal));
process.on('SIGINT', (signal) => react(signal));

/** Says what is to happen from now on when the process is told to stop. */
export function onStop(reaction: Reaction): void {
  react = reaction;
}
