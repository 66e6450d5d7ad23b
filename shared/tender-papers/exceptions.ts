/** Why lots have no social condition: the text to copy in the rapport de présentation, one chapter a lot. */
import type { Block } from '../api/blocks.ts';
import { callout, chapter } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import type { ExceptionReason } from '../tender/exception.ts';
import { type Citer, citer, footerOf, leadOf, type PaperMaterials, sure } from './materials.ts';
import { type Paper, typeset } from './paper.ts';

const oneLevelUp = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: Math.max(block.level - 1, 1) } : block);

/** The text brings its own title: it is the chapter's. */
function reasonNodes({ lotId, title, complete, missing, blocks, references, confidence }: ExceptionReason, cite: Citer): DocumentNode[] {
  const [first, ...rest] = blocks;
  const body = first?.kind === 'heading' ? rest.map(oneLevelUp) : blocks;
  return [
    chapter(`motif-${lotId}`, title, ''),
    ...(complete ? [] : [callout('doubt', 'Ce motif est à compléter, ou à changer. Il manque, selon nous :', ...missing.map((item) => `– ${item}`))]),
    { kind: 'blocks', blocks: body },
    callout('source', `${cite(references)} – ${sure(confidence)}`),
  ];
}

/** @param reasons those of the lots that claim an exception; null when there is none, since there is nothing to write */
export function exceptionsPaper(materials: PaperMaterials, reasons: readonly ExceptionReason[]): Paper | null {
  if (reasons.length === 0) return null;
  const { need, buyer } = materials.tender;
  // A contracting authority writes a report; an entity and a conceding authority keep the reasons by any suitable means.
  const reported = need.form !== 'concession' && buyer.kind !== 'contracting-entity';
  return typeset({
    title: reported ? 'Motifs pour le rapport de présentation' : 'Motifs à conserver au dossier',
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      callout(
        'info',
        reported
          ? 'Textes à reprendre dans le rapport de présentation, ou dans le document qui en tient lieu, à conserver avec la procédure.'
          : 'La loi demande de consigner ces motifs par tout moyen approprié : les garder avec la procédure.',
      ),
      ...reasons.flatMap((reason) => reasonNodes(reason, citer(materials.references))),
    ],
  });
}
