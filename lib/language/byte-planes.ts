/**
 * The bytes of equally long records, the first of each, then the second of each, and so on: a packer finds
 * little in records whose fields have nothing to do with one another, and much where like stands by like.
 * `bytes` are whole records of `size` bytes each.
 */
export function toBytePlanes(bytes: Uint8Array, size: number): Uint8Array {
  const records = bytes.length / size;
  return bytes.map((_, at) => bytes[(at % records) * size + Math.floor(at / records)] ?? 0);
}

/** The records that {@link toBytePlanes} took apart. */
export function fromBytePlanes(planes: Uint8Array, size: number): Uint8Array {
  const records = planes.length / size;
  const bytes = new Uint8Array(planes.length);
  for (let place = 0; place < size; place++)
    for (let record = 0; record < records; record++)
      bytes[record * size + place] = planes[place * records + record] ?? 0;
  return bytes;
}
