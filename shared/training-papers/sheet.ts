import { callout, section } from '../scheme/document/helpers.ts';
import type { Paper } from '../tender-papers/paper.ts';
import { typeset } from '../tender-papers/paper.ts';
import { footerOf, moduleTitle, sectionNodes, type TrainingMaterials } from './materials.ts';

/** The summary sheet of a module, one page to keep. */
export function sheetPaper(materials: Pick<TrainingMaterials, 'module' | 'organisation' | 'on' | 'cite'>): Paper {
  const { module, cite } = materials;
  const cited = [...new Set(module.lessons.flatMap(({ references }) => references.map(({ id }) => id)))];
  return typeset({
    title: moduleTitle(module),
    lead: 'Fiche à garder',
    footer: footerOf(materials),
    nodes: [...sectionNodes(module.sheet), ...(cited.length === 0 ? [] : [section('articles', 'Articles', 2, false), callout('source', cite(cited))])],
  });
}
