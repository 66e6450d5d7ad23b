/**
 * Reads `db/content` and checks it: clauses in Markdown, the rest in YAML. Promises: everything that enters the
 * database was checked (shape, links between files, variables, articles); a fault names its file and what to mend;
 * French typography is set here, once. `readContent` is pure but for reading files.
 */
export { type ContentFault, type LoadedContent, readContent, readContentFiles, readContentVersion, versionOfFiles } from './read.ts';
export { type Edition, readEdition } from './edition.ts';
export { readFolder, type SourceFile } from './files.ts';
export { fillDatabase, replaceContent, storedContentVersion, type WrittenContent } from './fill.ts';
