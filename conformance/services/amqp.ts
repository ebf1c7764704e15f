import { isHandshake, type Protocol, withPath } from './protocol.ts';

export const amqp: Protocol = {
  roles: ['queue'],
  dialects: ['amqps'],
  encrypted: 'amqps',
  async create(root, name) {
    await root.tool(['rabbitmqctl', '-q', 'add_vhost', name]);
    const user = decodeURIComponent(root.url.username);
    await root.tool(['rabbitmqctl', '-q', 'set_permissions', '-p', name, user, '.*', '.*', '.*']);
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
