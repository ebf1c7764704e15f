import { isHandshake, type Place, type Protocol, type Tool, withPath } from './protocol.ts';

/** How many virtual hosts are made at once: the tool takes seconds to start, whatever it then does. */
const BATCH = 12;

/** Virtual hosts that are there and that nobody has had. */
const spare = new WeakMap<Tool, Promise<readonly string[]>>();

const control = (place: Place, ...args: readonly string[]) => place.tool(['rabbitmqctl', '-q', ...args]);

async function make(root: Place, name: string): Promise<string[]> {
  const user = decodeURIComponent(root.url.username);
  const names = Array.from({ length: BATCH }, (_, index) => `${name}_${index}`);
  const all = Array.from({ length: 3 }, () => '<<".*">>').join(', ');
  const list = names.map((each) => `<<"${each}">>`).join(', ');
  const grant = `rabbit_auth_backend_internal:set_permissions(<<"${user}">>, Name, ${all}, <<"app">>)`;
  const each = `begin ok = rabbit_vhost:add(Name, <<"app">>), ${grant} end`;
  await control(root, 'eval', `[${each} || Name <- [${list}]].`);
  return names;
}

async function take(root: Place, name: string): Promise<string> {
  const before = spare.get(root.tool) ?? Promise.resolve([]);
  const taken = before.then(async (names) => {
    const [first = '', ...rest] = names.length > 0 ? names : await make(root, name);
    return { first, rest };
  });
  const after = taken.then(
    ({ rest }) => rest,
    () => [],
  );
  spare.set(root.tool, after);
  return (await taken).first;
}

export const amqp: Protocol = {
  roles: ['queue'],
  dialects: ['amqps'],
  encrypted: 'amqps',
  create: async (root, name) => withPath(root.url, `/${await take(root, name)}`),
  // They go with the container: to remove them one by one takes longer than to use them.
  remove: async () => {},
  async withPassword(place, password) {
    const vhost = place.url.pathname.slice(1);
    const user = `user_${vhost}`;
    await control(place, 'add_user', user, password);
    await control(place, 'set_permissions', '-p', vhost, user, '.*', '.*', '.*');
    const url = new URL(place.url);
    url.username = user;
    url.password = encodeURIComponent(password);
    return url;
  },
  encrypts: isHandshake,
};
