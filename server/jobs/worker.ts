/** Entry of a worker thread: one exported function per task of `tasks.ts`. */
export { renderClause } from '../word/export/clause.ts';
export { renderScheme } from '../word/export/scheme.ts';
export { readTemplate } from '../word/export/template.ts';
