/** Why lots have no social condition: the text to copy in the rapport de présentation, one chapter a lot. */
import { callout, chapter } from '../scheme/document/helpers.ts';
import type { ExceptionReason } from '../tender/exception.ts';
import { citer, footerOf, leadOf, lotOf, lotTitle, type PaperMaterials, sure } from './materials.ts';
import { type Paper, typeset } from './paper.ts';

/** @param reasons those of the lots that claim an exception; null when there is none, since there is nothing to write */
export function exceptionsPaper(materials: PaperMaterials, reasons: readonly ExceptionReason[]): Paper | null {
  if (reasons.length === 0) return null;
  const cite = citer(materials.references);
  return typeset({
    title: 'Motifs pour le rapport de présentation',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      callout('info', 'Textes à reprendre dans le rapport de présentation, ou dans le document qui en tient lieu, à conserver avec la procédure.'),
      ...reasons.flatMap(({ lotId, title, complete, missing, blocks, references, confidence }) => {
        const lot = lotOf(materials.tender, lotId);
        return [
          chapter(`motif-${lotId}`, lot ? lotTitle(materials.tender, lot) : title, ''),
          ...(complete ? [] : [callout('doubt', 'Ce motif ne peut pas encore être signé. Il manque :', ...missing.map((item) => `– ${item}`))]),
          { kind: 'blocks' as const, blocks },
          callout('source', `${cite(references)} – ${sure(confidence)}`),
        ];
      }),
    ],
  });
}
