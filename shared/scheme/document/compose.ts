/**
 * The whole document, chapter by chapter. Pure: the same scheme and materials give the same nodes.
 * A draft says what it lacks; a final document leaves its empty chapters out.
 */
import type { Catalogue } from '../../api/catalogue.ts';
import type { ClauseFamily } from '../../api/clauses.ts';
import type { LegalReference } from '../../api/references.ts';
import type { CompletenessItem, Scheme } from '../../api/schemes.ts';
import { type Day, yearOf } from '../../days.ts';
import { formatDay } from '../../format.ts';
import { annexes } from './annexes.ts';
import { axisChapters } from './axes.ts';
import { contextChapters } from './context.ts';
import { frontChapters } from './front.ts';
import type { SchemeDocument } from './nodes.ts';
import { steeringChapters } from './steering.ts';

export type DocumentMaterials = {
  catalogue: Pick<Catalogue, 'chapters' | 'glossary'>;
  /** The annexed clauses, read for the day. */
  families: readonly ClauseFamily[];
  references: readonly LegalReference[];
  completeness: readonly CompletenessItem[];
  on: Day;
  final: boolean;
};

/** « 2027 – 2030 », or nothing while the period is not set. */
export const periodText = ({ period }: Pick<Scheme, 'period'>): string => {
  if (!period.from) return '';
  const [from, to] = [yearOf(period.from), period.to ? yearOf(period.to) : null];
  return to === null || to === from ? String(from) : `${from} – ${to}`;
};

function statement({ period }: Scheme, final: boolean, on: Day): string {
  const deliberation = period.deliberation ? ` (délibération ${period.deliberation})` : '';
  if (period.adoptedOn && period.adoptedOn <= on) return `Adopté le ${formatDay(period.adoptedOn)}${deliberation}`;
  if (period.adoptedOn) return `${final ? 'Soumis' : 'Projet soumis'} au vote du ${formatDay(period.adoptedOn)}${deliberation}`;
  return final ? '' : 'Projet, non adopté';
}

export function composeSchemeDocument(scheme: Scheme, materials: DocumentMaterials): SchemeDocument {
  const { final, on } = materials;
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
    nodes: [frontChapters, contextChapters, axisChapters, steeringChapters, annexes].flatMap((part) => part(scheme, materials)),
  };
}
