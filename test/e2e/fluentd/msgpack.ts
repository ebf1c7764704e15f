/** What MessagePack can say: maps have text for keys. */
export type Packed =
  | null
  | boolean
  | number
  | string
  | Buffer
  | Extension
  | readonly Packed[]
  | { [key: string]: Packed };

/** A value of a type that an application has defined. */
export class Extension {
  readonly type: number;
  readonly bytes: Buffer;

  constructor(type: number, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** Thrown where the bytes end before the value does: more has to come. */
export class Incomplete extends Error {}

/**
 * Reads one MessagePack value (https://github.com/msgpack/msgpack/blob/master/spec.md) and where it ends.
 *
 * @throws Incomplete where the value goes on behind the bytes.
 */
export function unpack(bytes: Buffer, start = 0): readonly [value: Packed, end: number] {
  let at = start;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Incomplete();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const unsigned = (length: number) =>
    length === 8 ? Number(take(8).readBigUInt64BE()) : take(length).readUIntBE(0, length);
  const signed = (length: number) =>
    length === 8 ? Number(take(8).readBigInt64BE()) : take(length).readIntBE(0, length);
  const text = (length: number) => take(length).toString('utf8');
  const list = (length: number) => Array.from({ length }, value);
  const map = (length: number) =>
    Object.fromEntries(Array.from({ length }, () => [String(value()), value()] as const));
  const extension = (length: number) => new Extension(signed(1), take(length));

  function value(): Packed {
    const type = unsigned(1);
    if (type <= 0x7f) return type;
    if (type <= 0x8f) return map(type & 0x0f);
    if (type <= 0x9f) return list(type & 0x0f);
    if (type <= 0xbf) return text(type & 0x1f);
    if (type >= 0xe0) return type - 0x100;
    const read = READ[type - 0xc0];
    if (!read) throw new Error(`0x${type.toString(16)} begins no value`);
    return read();
  }

  // biome-ignore format: one line for each of the specification's
  const READ: readonly ((() => Packed) | undefined)[] = [
    () => null, undefined, () => false, () => true,
    () => take(unsigned(1)), () => take(unsigned(2)), () => take(unsigned(4)),
    () => extension(unsigned(1)), () => extension(unsigned(2)), () => extension(unsigned(4)),
    () => take(4).readFloatBE(), () => take(8).readDoubleBE(),
    () => unsigned(1), () => unsigned(2), () => unsigned(4), () => unsigned(8),
    () => signed(1), () => signed(2), () => signed(4), () => signed(8),
    () => extension(1), () => extension(2), () => extension(4), () => extension(8), () => extension(16),
    () => text(unsigned(1)), () => text(unsigned(2)), () => text(unsigned(4)),
    () => list(unsigned(2)), () => list(unsigned(4)),
    () => map(unsigned(2)), () => map(unsigned(4)),
  ];

  return [value(), at];
}
