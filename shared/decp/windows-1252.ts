/** The code page of old Windows programs: which character each byte is, and back. Source: WHATWG Encoding, index windows-1252. */

const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES = new Map([...UPPER].map((character, index) => [character.charCodeAt(0), 0x80 + index]));

/** A text whose characters 0x80 to 0x9F are bytes of that code page, put right. */
export const fromLatin1 = (text: string): string => text.replace(/[\u0080-\u009f]/g, (character) => UPPER[character.charCodeAt(0) - 0x80] ?? character);

/** The byte of a character; null when the page has none. A byte read as Latin-1 comes back too. */
export const byteOf = (code: number): number | null => (code <= 0xff ? code : (BYTES.get(code) ?? null));
