import { isHandshake, type Protocol, withPath } from './protocol.ts';

export const amqp: Protocol = {
  roles: ['queue'],
  dialects: ['amqps'],
  encrypted: 'amqps',
  async create(root, name) {
    const user = decodeURIComponent(root.url.username);
    // One call for both: the tool takes a second or two to start, whatever it then does.
    const all = Array.from({ length: 3 }, () => '<<".*">>').join(', ');
    await root.tool([
      'rabbitmqctl',
      '-q',
      'eval',
      `rabbit_vhost:add(<<"${name}">>, <<"app">>), rabbit_auth_backend_internal:set_permissions(<<"${user}">>, <<"${name}">>, ${all}, <<"app">>).`,
    ]);
    return withPath(root.url, `/${name}`);
  },
  async remove(root, url) {
    await root.tool(['rabbitmqctl', '-q', 'delete_vhost', url.pathname.slice(1)]);
  },
  async withPassword(place, password) {
    const vhost = place.url.pathname.slice(1);
    const user = `user_${vhost}`;
    await place.tool(['rabbitmqctl', '-q', 'add_user', user, password]);
    await place.tool(['rabbitmqctl', '-q', 'set_permissions', '-p', vhost, user, '.*', '.*', '.*']);
    const url = new URL(place.url);
    url.username = user;
    url.password = encodeURIComponent(password);
    return url;
  },
  encrypts: isHandshake,
};
