/** CRC-32 as zip counts it (polynomial 0xEDB88320): the platform's own, twenty times ours. */
export { crc32 } from 'node:zlib';
