import { callout } from '../scheme/document/helpers.ts';
import { type Paper, typeset } from '../tender-papers/paper.ts';
import { footerOf, moduleTitle, sectionNodes, type TrainingMaterials } from './materials.ts';

/** The summary sheet of a module, one page to keep. */
export function sheetPaper(materials: Pick<TrainingMaterials, 'module' | 'organisation' | 'on' | 'cite'>): Paper {
  const { module, cite } = materials;
  const cited = [...new Set(module.lessons.flatMap(({ references }) => references.map(({ id }) => id)))];
  return typeset({
    title: moduleTitle(module),
    lead: 'Fiche à garder',
    compact: true,
    footer: footerOf(materials),
    nodes: [...sectionNodes(module.sheet), ...(cited.length === 0 ? [] : [callout('source', `Articles : ${cite(cited)}`)])],
  });
}
