/** Bytes of a record as text. A file is in UTF-8 or in Windows-1252 for each of its records: any other byte would be a guess. */
import { isAscii, isUtf8 } from 'node:buffer';
import { fromLatin1 } from '../../../shared/decp/windows-1252.ts';

export type Decoded = { text: string /** In another encoding than the records before. */; foreign: boolean };

export type Decoder = { decode: (bytes: Buffer) => Decoded; name: () => string };

export function makeDecoder(): Decoder {
  const met = { utf8: 0, windows: 0 };
  return {
    decode: (bytes) => {
      if (isUtf8(bytes)) {
        if (met.utf8 === 0 && !isAscii(bytes)) met.utf8 = 1;
        return { text: bytes.toString('utf8'), foreign: false };
      }
      met.windows += 1;
      return { text: fromLatin1(bytes.toString('latin1')), foreign: met.utf8 > 0 };
    },
    name: () => (met.windows > 0 && met.utf8 === 0 ? 'Windows-1252' : 'UTF-8'),
  };
}
