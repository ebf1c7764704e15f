import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layWire, type Wire } from '../../conformance/services/wire.ts';
import { accepts } from '../../conformance/system/ports.ts';
import { until, within } from '../../conformance/system/wait.ts';

describe('a wire', () => {
  let echo: Server;
  let wire: Wire;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    wire = await layWire(() => (echo.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await wire.cut();
    echo.close();
  });

  it('forwards, and tells what passed', async () => {
    const socket = connect(wire.port, '127.0.0.1');
    expect(wire.delivered('marker')).toBe(false);
    socket.write('mar');
    await once(socket, 'data');
    socket.write('ker');
    await until('the marker', 2000, () => wire.delivered('marker'));
    expect(wire.count()).toBe(1);
    expect(wire.openings().map(String)).toEqual(['mar']);
    socket.destroy();
  });

  it('ends connections and refuses others while it is cut, and mends', async () => {
    const socket = connect(wire.port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    await wire.cut();
    await closed;
    expect(await accepts(wire.port)).toBe(false);
    await wire.mend();
    expect(await accepts(wire.port)).toBe(true);
  });

  it('keeps back what is said at a gate, until that is opened', async () => {
    const gate = wire.gate(/create table/i);
    const socket = connect(wire.port, '127.0.0.1');
    socket.write('SELECT 1');
    expect(String((await once(socket, 'data'))[0])).toBe('SELECT 1');
    const answered = once(socket, 'data');
    socket.write('CREATE TABLE x');
    await until('it to arrive', 2000, () => gate.waiting() === 1);
    gate.open();
    expect(String((await answered)[0])).toBe('CREATE TABLE x');
    socket.destroy();
  });

  it('holds back every byte until it lets go', async () => {
    wire.hold(true);
    const socket = connect(wire.port, '127.0.0.1');
    const answered = once(socket, 'data');
    socket.write('hello');
    expect(await within(200, answered)).toBeUndefined();
    wire.hold(false);
    expect(String((await answered)[0])).toBe('hello');
    socket.destroy();
  });
});
