/**
 * The whole document, chapter by chapter. Pure: the same scheme and materials give the same nodes.
 * A draft says what it lacks; a final document leaves its empty chapters out.
 */
import type { Scheme } from '../../api/schemes.ts';
import type { Day } from '../../days.ts';
import { formatDay } from '../../format.ts';
import { asRead } from '../by-buyer.ts';
import { isPlaceholder, withoutPlaceholders } from '../placeholders.ts';
import { annexes } from './annexes.ts';
import { axisChapters } from './axes.ts';
import { contextChapters } from './context.ts';
import { frontChapters } from './front.ts';
import { periodText } from './helpers.ts';
import type { DocumentMaterials, DocumentNode, SchemeDocument } from './nodes.ts';
import { steeringChapters } from './steering.ts';

function statement({ period }: Scheme, final: boolean, on: Day): string {
  const deliberation = period.deliberation ? ` (délibération ${period.deliberation})` : '';
  if (period.adoptedOn && period.adoptedOn <= on) return `Adopté le ${formatDay(period.adoptedOn)}${deliberation}`;
  if (period.adoptedOn) return `${final ? 'Soumis' : 'Projet soumis'} au vote du ${formatDay(period.adoptedOn)}${deliberation}`;
  return final ? '' : 'Projet, non adopté';
}

/** In a draft, each text that a trame leaves to write is also said as a gap, where it stands. */
function sayPlaceholders(nodes: readonly DocumentNode[]): DocumentNode[] {
  let step = 'textes';
  return nodes.flatMap((node): DocumentNode[] => {
    if (node.kind === 'chapter') step = node.step;
    if (node.kind !== 'blocks' || !node.blocks.some(isPlaceholder)) return [node];
    return [node, { kind: 'gap', message: 'Des passages entre crochets restent à écrire dans ce texte.', step }];
  });
}

export function composeSchemeDocument(written: Scheme, materials: DocumentMaterials): SchemeDocument {
  const { final, on } = materials;
  const read = asRead(written, materials.measured ?? null);
  const scheme = final ? withoutPlaceholders(read) : read;
  return {
    title: scheme.title,
    subtitle: scheme.presentation.subtitle,
    organisation: scheme.organisation.name,
    period: periodText(scheme),
    statement: statement(scheme, final, on),
    draft: !final,
    example: scheme.example,
    colour: scheme.presentation.colour,
    lawDate: formatDay(on),
    nodes: sayPlaceholders([frontChapters, contextChapters, axisChapters, steeringChapters, annexes].flatMap((part) => part(scheme, materials))),
  };
}
