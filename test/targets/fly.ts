import { parse } from '@decimalturn/toml-patch';
import { environment, type Reader, text, type Value } from './seen.ts';

export const fly: Reader = (files) => {
  const source = text(files, 'fly.toml');
  const manifest = parse(source) as any;
  const page = text(files, 'docs/deploy/fly.md');
  const scale = /^fly scale count .*$/m.exec(page)?.[0] ?? '';
  const counts = Object.fromEntries([...scale.matchAll(/(\w+)=(\d+)/g)].map((found) => found.slice(1)));
  const secrets = /^ {2}# ([A-Z_, ]+): fly secrets$/m.exec(source)?.[1]?.split(', ') ?? [];
  // A secret is a reference where the page says what sets it.
  const set = secrets.filter((name) => new RegExp(`${name}=|sets \`${name}\``).test(page));
  const references = Object.fromEntries(set.map((name): [string, Value] => [name, { from: 'fly secrets' }]));
  return {
    processes: Object.entries<string>(manifest.processes).map(([name, command]) => ({
      name,
      command: command.split(' '),
      environment: { ...environment(Object.entries(manifest.env)), ...references },
      instances: Number(counts[name]),
      // Rolling stops a machine before its next version starts.
      overlaps: manifest.deploy.strategy !== 'rolling',
      preStop: 0,
      grace: manifest.kill_signal === 'SIGTERM' ? Number.parseInt(manifest.kill_timeout, 10) : 0,
    })),
    // fly.toml names none: `fly deploy --image` does.
    images: manifest.build === undefined && / --image /.test(page) ? ['${IMAGE}'] : [String(manifest.build)],
    release: [manifest.deploy.release_command === 'app migrate' ? 0 : undefined],
  };
};
