/** What each byte is to the cutter, outside a string of JSON: one look-up a byte. */
export const PLAIN = 0;
export const QUOTE = 1;
export const OPEN_OBJECT = 2;
export const OPEN_ARRAY = 3;
export const CLOSE_OBJECT = 4;
export const CLOSE_ARRAY = 5;
export const NEW_LINE = 6;
/** Never outside a string: the record's quotes or braces are wrong. */
export const FOREIGN = 7;

const PLAIN_BYTES = ' \t\r,:0123456789+-.eEtrufalsn';

function classes(): Uint8Array {
  const table = new Uint8Array(256).fill(FOREIGN);
  for (const character of PLAIN_BYTES) table[character.charCodeAt(0)] = PLAIN;
  table[0x22] = QUOTE;
  table[0x7b] = OPEN_OBJECT;
  table[0x5b] = OPEN_ARRAY;
  table[0x7d] = CLOSE_OBJECT;
  table[0x5d] = CLOSE_ARRAY;
  table[0x0a] = NEW_LINE;
  return table;
}

export const BYTE_CLASSES = classes();

export const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
