import type { Labels } from '../population/audience.ts';

/** A series with samples, as a remote-write request has them: https://prometheus.io/docs/specs/prw/remote_write_spec/ */
export interface Written {
  /** See `encodeLabels`. */
  labels: Buffer;
  /** Unix milliseconds, oldest first, after 2004 and before 2109, so that each takes six bytes. */
  times: readonly number[];
  values: readonly number[];
}

const fieldOf = (number: number, wireType: number) => (number << 3) | wireType;
const bytes = 2;
const series = fieldOf(1, bytes);
const label = fieldOf(1, bytes);
const sample = fieldOf(2, bytes);
const sampleValue = fieldOf(1, 1);
const sampleTime = fieldOf(2, 0);

// Field and length, then field and double, field and time.
const sampleSize = 2 + 9 + 7;

function varint(value: number): number[] {
  const encoded: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) encoded.push((value & 0x7f) | 0x80);
  return [...encoded, value];
}

const prefixed = (field: number, content: Buffer) => Buffer.concat([Buffer.from([field, ...varint(content.length)]), content]);

/** A series' labels as its message begins with them. */
export function encodeLabels(labels: Labels): Buffer {
  const pairs = Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.concat(
    pairs.map(([name, value]) => prefixed(label, Buffer.concat([prefixed(fieldOf(1, bytes), Buffer.from(name)), prefixed(fieldOf(2, bytes), Buffer.from(value))]))),
  );
}

function writeSample(into: Buffer, at: number, time: number, value: number): number {
  into[at] = sample;
  into[at + 1] = sampleSize - 2;
  into[at + 2] = sampleValue;
  into.writeDoubleLE(value, at + 3);
  into[at + 11] = sampleTime;
  let rest = time;
  for (let index = 12; index < 17; index++) {
    into[at + index] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  into[at + 17] = rest;
  return at + sampleSize;
}

function encodeSeries({ labels, times, values }: Written): Buffer {
  const samples = Buffer.allocUnsafe(times.length * sampleSize);
  times.reduce((at, time, index) => writeSample(samples, at, time, values[index] ?? NaN), 0);
  return prefixed(series, Buffer.concat([labels, samples]));
}

/** Snappy's block format with all of it in one literal: over loopback, compressing costs more than it saves. */
function asSnappy(content: Buffer): Buffer<ArrayBuffer> {
  const length = Buffer.alloc(5, 63 << 2);
  length.writeUInt32LE(content.length - 1, 1);
  return Buffer.concat([Buffer.from(varint(content.length)), length, content]);
}

export async function remoteWrite(url: string, written: readonly Written[]): Promise<void> {
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: { 'Content-Encoding': 'snappy', 'Content-Type': 'application/x-protobuf', 'X-Prometheus-Remote-Write-Version': '0.1.0' },
    body: asSnappy(Buffer.concat(written.map(encodeSeries))),
  });
  if (!response.ok) throw new Error(`remote write: ${response.status} ${await response.text()}`);
}
