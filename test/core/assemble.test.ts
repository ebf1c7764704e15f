import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { assemble } from '../../generators/core/assemble.ts';
import type { Catalog, Service } from '../../generators/core/feature.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';

const redis = catalog.services.find(({ id }) => id === 'redis') as Service;
const postgres = catalog.services.find(({ id }) => id === 'postgres') as Service;

/** The catalogue with more services, as an addition would make it. */
const withServices = (...services: Service[]): Catalog => ({
  ...catalog,
  services: [...catalog.services, ...services],
});
const blueprint = (answers: Partial<Answers>, from = catalog) =>
  assemble(from, resolveAnswers(optionsOf(from), answers));

describe('assemble', () => {
  it('attaches a cache, and a queue only where a worker takes from it', () => {
    const both = blueprint({ services: ['redis'], processes: ['web', 'worker'] });
    expect(Object.keys(both.providers)).toEqual(['cache', 'queue']);
    expect([...both.traits]).toEqual(
      expect.arrayContaining(['cache', 'cache-redis', 'queue', 'queue-redis', 'worker']),
    );
    const cacheOnly = blueprint({ services: ['redis'], processes: ['web'] });
    expect(Object.keys(cacheOnly.providers)).toEqual(['cache']);
    expect(cacheOnly.traits.has('queue')).toBe(false);
  });

  it('lets a service made for queueing go before one that also can', () => {
    const rabbit: Service = {
      ...redis,
      id: 'rabbit',
      roles: ['queue'],
      protocol: 'amqp',
      variable: 'AMQP_URL',
    };
    const app = blueprint(
      { services: ['redis', 'rabbit'], processes: ['web', 'worker'] },
      withServices(rabbit),
    );
    expect(app.providers.queue?.id).toBe('rabbit');
    expect(app.providers.cache?.id).toBe('redis');
    expect(app.services.map(({ id }) => id)).toEqual(['redis', 'rabbit']);
  });

  it('attaches the first of several SQL engines and knows them all', () => {
    const other: Service = { ...postgres, id: 'other', title: 'Other', protocol: 'other' };
    const app = blueprint({ services: ['other', 'postgres'] }, withServices(other));
    expect(app.services.map(({ id }) => id)).toEqual(['other']);
    expect(app.engines.map(({ id }) => id)).toEqual(['other', 'postgres']);
    expect([...app.traits]).toEqual(expect.arrayContaining(['sql-other', 'sql-postgresql', 'sql-swap']));
  });

  it('has one variable for each attached service, required and secret', () => {
    const { variables } = blueprint({ services: ['postgres', 'redis'] });
    const urls = variables.filter(({ type }) => type === 'url');
    expect(urls.map(({ name }) => name)).toEqual(['DATABASE_URL', 'REDIS_URL']);
    for (const url of urls)
      expect(url).toMatchObject({ secret: true, example: expect.stringContaining('localhost') });
    expect(urls.every((url) => url.default === undefined)).toBe(true);
  });

  it('migrates only where something has a schema', () => {
    expect(blueprint({ services: ['postgres'] }).migrate).toEqual(['app', 'migrate']);
    expect(blueprint({ services: [] }).migrate).toBeUndefined();
  });

  it('refuses two services that set one variable, naming both', () => {
    const twin: Service = { ...redis, id: 'twin', title: 'Twin' };
    expect(() => blueprint({ services: ['redis', 'twin'] }, withServices(twin))).toThrow(
      '--services "redis,twin": Redis and Twin both set REDIS_URL; name one of them',
    );
  });

  it('refuses a worker without anything that can queue', () => {
    expect(() => blueprint({ services: ['postgres'], processes: ['web', 'worker'] })).toThrow(
      '--processes "worker": a worker needs a service that can queue, and none is attached; add one of redis',
    );
  });

  it('refuses a service that only queues where nothing takes from it', () => {
    const rabbit: Service = {
      ...redis,
      id: 'rabbit',
      title: 'Rabbit',
      roles: ['queue'],
      variable: 'AMQP_URL',
    };
    expect(() => blueprint({ services: ['rabbit'], processes: ['web'] }, withServices(rabbit))).toThrow(
      '--services "rabbit": Rabbit only queues, and without a worker nothing would take its jobs',
    );
  });

  it('refuses a project without web', () => {
    expect(() => blueprint({ services: ['redis'], processes: ['worker'] })).toThrow('lacks web');
  });

  it('refuses a name that is a library of the project', () => {
    expect(() => blueprint({ name: 'fastapi' })).toThrow('--name "fastapi": is the name of a library');
  });

  it('refuses what a platform cannot run, naming platform and flag', () => {
    const tiny = {
      ...catalog.targets[0],
      id: 'tiny',
      title: 'Tiny',
      refuses: () => ({ flag: '--name', reason: 'too long' }),
    };
    const from = { ...catalog, targets: [...catalog.targets, tiny as (typeof catalog.targets)[number]] };
    expect(() => blueprint({ targets: ['tiny'] }, from)).toThrow('--name: Tiny cannot run it: too long');
  });

  it('names every contradiction at once', () => {
    expect(() => blueprint({ name: 'fastapi', services: ['postgres'], processes: ['worker'] })).toThrow(
      /web[\s\S]*queue[\s\S]*library/,
    );
  });

  it('lets no two entries of the catalogue claim one variable', () => {
    const claimant: Service = { ...redis, id: 'claimant', variable: 'PORT' };
    expect(() => blueprint({ services: ['claimant'], processes: ['web'] }, withServices(claimant))).toThrow(
      'two entries of the catalogue claim the variable PORT',
    );
  });
});
