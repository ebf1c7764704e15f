// Loaded before the bin: sends this process a signal right before the n-th call of the file system that concerns a
// folder, as `SIGNAL_AT` says it: `SIGINT 12 /the/folder`.
const fs = require('node:fs');

const [signal, at, folder] = (process.env.SIGNAL_AT ?? '').split(' ');
const opened = new Set();
let number = 0;
for (const name of Object.keys(fs)) {
  if (!name.endsWith('Sync') || typeof fs[name] !== 'function') continue;
  const act = fs[name];
  fs[name] = (...given) => {
    const concerns = opened.has(given[0]) || String(given[0]).startsWith(folder);
    if (concerns && ++number === Number(at)) process.kill(process.pid, signal);
    const result = act(...given);
    if (concerns && name === 'openSync') opened.add(result);
    if (name === 'closeSync') opened.delete(given[0]);
    return result;
  };
}
process.on('exit', () => {
  if (number < Number(at)) fs.writeSync(1, 'not reached\n');
});
