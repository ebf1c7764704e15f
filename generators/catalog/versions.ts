import type { Versions } from '../core/blueprint.ts';

/**
 * Every version that a rendered project pins, in one table: the place to raise them, and the only one.
 * Images carry their full tag; actions their commit; libraries a range that their lockfile narrows.
 */
export const versions = {
  images: {
    python: 'python:3.14.7-slim-trixie',
    uv: 'ghcr.io/astral-sh/uv:0.13.9',
    node: 'node:24.21.0-trixie-slim',
    postgres: 'postgres:18.6-trixie',
    // The series that managed MySQL is offered in, not the newest.
    mysql: 'mysql:8.4.11',
    mariadb: 'mariadb:12.3.2',
    redis: 'redis:8.10.1-trixie',
    valkey: 'valkey/valkey:9.1.1',
    rabbitmq: 'rabbitmq:4.3.5',
    elasticsearch: 'elasticsearch:9.5.2',
    kibana: 'kibana:9.5.2',
    fluentd: 'fluentd:v1.19.3-debian-1.0',
    busybox: 'busybox:1.38.0',
  },
  tools: {
    python: '3.14',
    node: '24',
    uv: '0.13.9',
    fluentPluginElasticsearch: '6.0.0',
    uv_build: '>=0.13.6,<0.14',
  },
  actions: {
    'actions/checkout': { sha: '3d3c42e5aac5ba805825da76410c181273ba90b1', tag: 'v7.0.1' },
    'actions/setup-node': { sha: '820762786026740c76f36085b0efc47a31fe5020', tag: 'v7.0.0' },
    'astral-sh/setup-uv': { sha: '20cfd1bf945f4377ade1205e4dbc17946fc9a30d', tag: 'v10.0.1' },
    'docker/setup-buildx-action': { sha: '37fe631027851001ddb9b187196cc803df7f5f0e', tag: 'v4.3.0' },
    'docker/login-action': { sha: '4907a6ddec9925e35a0a9e82d7399ccc52663121', tag: 'v4.1.0' },
    'docker/metadata-action': { sha: 'dc802804100637a589fabce1cb79ff13a1411302', tag: 'v6.2.0' },
    'docker/build-push-action': { sha: '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a', tag: 'v7.3.0' },
    'superfly/flyctl-actions': { sha: 'ed8efb33836e8b2096c7fd3ba1c8afe303ebbff1', tag: '1.6' },
    'google-github-actions/auth': { sha: '7c6bc770dae815cd3e89ee6cdf493a5fab2cc093', tag: 'v3.0.0' },
    'anchore/scan-action': { sha: 'e1165082ffb1fe366ebaf02d8526e7c4989ea9d2', tag: 'v7.4.0' },
  },
} as const satisfies Versions;
