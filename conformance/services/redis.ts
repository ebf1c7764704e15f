import { isHandshake, type Protocol, withPath } from './protocol.ts';

/** How many databases a Redis has unless told otherwise; the first is left alone. */
const DATABASES = 15;

// Valkey's image need not hold a tool by Redis's name.
const CLI = 'exec "$(command -v redis-cli || command -v valkey-cli)" "$@"';

const cli = (url: URL) => {
  const password = decodeURIComponent(url.password);
  return [
    'sh',
    '-c',
    CLI,
    'cli',
    '-n',
    url.pathname.slice(1) || '0',
    ...(password ? ['--no-auth-warning', '-a', password] : []),
  ];
};

export const redis: Protocol = {
  roles: ['cache', 'queue'],
  dialects: ['rediss', 'valkey', 'valkeys'],
  encrypted: 'rediss',
  async create(root, _, number) {
    const url = withPath(root.url, `/${1 + (number % DATABASES)}`);
    await root.tool([...cli(url), 'FLUSHDB']);
    return url;
  },
  async remove(root, url) {
    await root.tool([...cli(url), 'FLUSHDB']);
  },
  async withPassword(place, password) {
    const user = `conf${place.url.pathname.slice(1)}`;
    await place.tool([
      ...cli(place.url),
      'ACL',
      'SETUSER',
      user,
      'reset',
      'on',
      `>${password}`,
      '~*',
      '&*',
      '+@all',
    ]);
    const url = new URL(place.url);
    url.username = user;
    url.password = encodeURIComponent(password);
    return url;
  },
  encrypts: isHandshake,
};
