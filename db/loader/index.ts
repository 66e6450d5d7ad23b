/**
 * Reads `db/content` and checks it: clauses in Markdown, the rest in YAML. Promises: everything that enters the
 * database was checked (shape, links between files, variables, articles); a fault names its file and what to mend;
 * French typography is set here, once. `readContent` is pure but for reading files.
 */
export { type ContentFault, type LoadedContent, readContent, readContentVersion } from './read.ts';
export { fillDatabase, storedContentVersion } from './fill.ts';
