/** Sentences a person types in a consultation, each read as the piece where it will be written. */
import type { Piece } from '../api/clauses.ts';
import type { TenderContent } from '../api/tenders.ts';

export type FieldText = { lotId: string | null; path: string; kind: Piece /** Heading it is read under. */; section: string; text: string };

export function fieldTexts({ need, lots }: TenderContent): FieldText[] {
  const all: FieldText[] = [
    { lotId: null, path: 'need/object', kind: 'cctp', section: 'Objet', text: need.object },
    ...lots.flatMap((lot, index): FieldText[] => {
      const at = (path: string): Pick<FieldText, 'lotId' | 'path'> => ({ lotId: lot.id, path: `lots/${index}/${path}` });
      return [
        ...lot.criteria.map(({ id, title, method, elements, justification }) => ({
          ...at(`criteria/${id}`),
          kind: 'rc' as const,
          section: 'Critères d’attribution',
          text: [title, elements, method, justification].filter(Boolean).join('\n'),
        })),
        ...lot.conditions.map(({ id, title, text }) => ({
          ...at(`conditions/${id}`),
          kind: 'ccap' as const,
          section: 'Conditions d’exécution',
          text: [title, text].filter(Boolean).join('\n'),
        })),
        { ...at('insertion/publics'), kind: 'ccap', section: 'Publics de l’insertion', text: lot.insertion.publics },
        { ...at('reservation/noticeMention'), kind: 'avis', section: 'Réservation', text: lot.reservation.noticeMention },
        { ...at('selection/demands'), kind: 'rc', section: 'Exigences', text: lot.selection.demands.join('\n') },
        { ...at('notice/bt70'), kind: 'avis', section: 'Conditions d’exécution', text: [lot.notice.bt70, lot.notice.bt777].filter(Boolean).join('\n') },
      ];
    }),
  ];
  return all.filter(({ text }) => text.trim() !== '');
}
