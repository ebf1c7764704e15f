import type { Service } from '../../core/feature.ts';
import { versions } from '../versions.ts';

export const rabbitmq: Service = {
  kind: 'service',
  id: 'rabbitmq',
  title: 'RabbitMQ',
  summary: 'job queue',
  roles: ['queue'],
  protocol: 'amqp',
  variable: 'AMQP_URL',
  // A virtual host with a name: the path of the default one, `/`, would have to be written `%2F`.
  url: 'amqp://app:{password}@{host}:5672/app',
  port: 5672,
  image: versions.images.rabbitmq,
  environment: {
    RABBITMQ_DEFAULT_USER: 'app',
    RABBITMQ_DEFAULT_PASS: '{password}',
    RABBITMQ_DEFAULT_VHOST: 'app',
    // Its data belongs to the node of that name, and a new container has a new host name.
    RABBITMQ_NODENAME: 'rabbit@localhost',
  },
  password: 'RABBITMQ_PASSWORD',
  setPassword: 'rabbitmqctl change_password app "$NEW"',
  // It listens once it has started. Its own tools would start an Erlang machine for each look.
  healthcheck: { command: "bash -c ': < /dev/tcp/127.0.0.1/5672'", startPeriod: 60 },
  volume: '/var/lib/rabbitmq',
  stopGrace: 60,
  managed: {
    heroku: { product: 'cloudamqp', plan: 'lemur', note: 'the plan is a shared server, for trying it out' },
  },
};
