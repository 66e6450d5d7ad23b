/** Entry of a worker thread: one exported function per task of `tasks.ts`. */
export { readModuleFile } from '../module-file/read.ts';
export { readPackContent } from '../packs/read-content.ts';
export { renderDeck } from '../slides/render-deck.ts';
export { makeArchive } from '../word/archive.ts';
export { readClauses } from '../word/clause-import/read-clauses.ts';
export { renderClause } from '../word/export/clause.ts';
export { renderPaper } from '../word/export/paper.ts';
export { renderScheme } from '../word/export/scheme.ts';
export { readTemplate } from '../word/export/template.ts';
export { insertClauses } from '../word/insertion/insert.ts';
export { readWord } from '../word/outline/read-word.ts';
export { checkTexts } from './check-texts.ts';
