import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';

type Data = string | number | { uint: number } | Data[] | { [key: string]: Data };
/** A network in IPv4, `203.0.113.0/24`, and what the database says of it. */
export type Network = readonly [cidr: string, record: Data];

const types = { string: 2, double: 3, uint32: 6, map: 7, array: 11 } as const;
const MARKER = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
const RECORD_BYTES = 3;

/** Writes a small database in MaxMind's format (version 2, IPv4, records of 24 bits), as its specification has it. */
export function writeMmdb(path: string, networks: readonly Network[], databaseType = 'Test-City'): void {
  const data = Buffer.concat(networks.map(([, record]) => encode(record)));
  const tree = toTree(networks);
  const nodes = Buffer.alloc(tree.length * RECORD_BYTES * 2);
  const starts = networks.map((_, i) => Buffer.concat(networks.slice(0, i).map(([, record]) => encode(record))).length);
  tree.forEach((node, i) =>
    node.forEach((target, side) => {
      const record =
        target === null ? tree.length : target < 0 ? tree.length + 16 + (starts[-target - 1] ?? 0) : target;
      nodes.writeUIntBE(record, (i * 2 + side) * RECORD_BYTES, RECORD_BYTES);
    }),
  );
  const metadata = encode({
    binary_format_major_version: { uint: 2 },
    binary_format_minor_version: { uint: 0 },
    build_epoch: { uint: 1 },
    database_type: databaseType,
    description: { en: 'made by a test' },
    ip_version: { uint: 4 },
    languages: ['en'],
    node_count: { uint: tree.length },
    record_size: { uint: RECORD_BYTES * 8 },
  });
  writeFileSync(path, Buffer.concat([nodes, Buffer.alloc(16), data, MARKER, metadata]));
}

/** What lies behind the bits 0 and 1 of a node: another node, -1 - the number of a network, or nothing. */
type Node = [number | null, number | null];

function toTree(networks: readonly Network[]): Node[] {
  const tree: Node[] = [[null, null]];
  networks.forEach(([cidr], network) => {
    const [address = '', length = '32'] = cidr.split('/');
    const bits = address.split('.').flatMap((byte) => [...Number(byte).toString(2).padStart(8, '0')].map(Number));
    let at = 0;
    bits.slice(0, Number(length)).forEach((bit, i) => {
      const node = tree[at] as Node;
      if (i === Number(length) - 1) node[bit] = -1 - network;
      else at = node[bit] ??= tree.push([null, null]) - 1;
    });
  });
  return tree;
}

function encode(value: Data): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(types.string, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return Buffer.concat([control(types.double, 8), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(types.array, value.length), ...value.map(encode)]);
  if ('uint' in value && typeof value.uint === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value.uint);
    return Buffer.concat([control(types.uint32, 4), bytes]);
  }
  const entries = Object.entries(value as Record<string, Data>);
  return Buffer.concat([
    control(types.map, entries.length),
    ...entries.flatMap(([key, entry]) => [encode(key), encode(entry)]),
  ]);
}

function control(type: number, size: number): Buffer {
  const [short, more] = size < 29 ? [size, []] : [29, [size - 29]];
  return type > 7 ? Buffer.from([short, type - 7, ...more]) : Buffer.from([(type << 5) | short, ...more]);
}
