/**
 * The way out: what the archive will hold, what is missing or blocks, each paper alone, and everything in one file.
 * Here, the part that is not drawing: what will be there, and what is left. Pure.
 */
import type { TenderDocument } from '#shared/api/documents.ts';
import type { FindingList } from '#shared/api/findings.ts';
import type { TenderNotices } from '#shared/api/notice.ts';
import type { Tender } from '#shared/api/tenders.ts';
import type { TenderStepId } from '../../addresses.ts';

export type Paper = 'decisions' | 'exceptions' | 'hours' | 'notice';
export const PAPERS: Record<Paper, { title: string; says: string }> = {
  decisions: { title: 'Note de décision', says: 'Les leviers retenus et écartés, lot par lot, avec leurs raisons et leurs articles.' },
  exceptions: { title: 'Motifs pour le rapport de présentation', says: 'La raison écrite de chaque lot sans condition sociale.' },
  hours: { title: 'Annexe du calcul des heures', says: 'Tout le calcul, étape par étape, avec ses sources.' },
  notice: { title: 'Bloc à recopier dans l’avis', says: 'Les champs eForms et les valeurs DECP de chaque lot.' },
};

/** Whether a paper has something to say; null when it always has. */
export function isEmpty(paper: Paper, { lots }: Pick<Tender, 'lots'>): string | null {
  if (paper === 'exceptions' && lots.every(({ exception }) => exception === null)) return 'Aucun lot n’invoque d’exception.';
  if (paper === 'hours' && lots.every(({ hours }) => hours === null)) return 'Aucun calcul d’heures n’est gardé.';
  return null;
}

export type Left = { says: string; step: TenderStepId; tone: 'blocks' | 'warns' };

const plural = (count: number, one: string, several: string): string => `${count} ${count > 1 ? several : one}`;

/** What a careful person would still do; nothing here prevents the download. */
export function leftToDo(tender: Tender, documents: readonly TenderDocument[], findings: FindingList | undefined, notices: TenderNotices | undefined): Left[] {
  const left: Left[] = [];
  const blocking = findings?.counts.blocking ?? 0;
  if (blocking > 0)
    left.push({ says: `${plural(blocking, 'point bloquant reste', 'points bloquants restent')} à corriger.`, step: 'controles', tone: 'blocks' });
  const undecided = tender.lots.filter(({ levers }) => !levers.some(({ decision }) => decision === 'retained'));
  if (undecided.length > 0)
    left.push({ says: `${plural(undecided.length, 'lot n’a', 'lots n’ont')} pas encore de levier retenu.`, step: 'decider', tone: 'warns' });
  const faulty = notices?.lots.filter(({ faults }) => faults.length > 0).length ?? 0;
  if (faulty > 0) left.push({ says: `Le bloc de l’avis est à corriger pour ${plural(faulty, 'lot', 'lots')}.`, step: 'avis', tone: 'warns' });
  if (tender.procedure.launchOn === null)
    left.push({ says: 'La date de lancement n’est pas indiquée\u202f: le droit d’aujourd’hui est utilisé.', step: 'besoin', tone: 'warns' });
  const hasClauses = tender.lots.some(({ clauses }) => clauses.length > 0);
  if (hasClauses && documents.length === 0)
    left.push({ says: 'Aucun fichier Word n’est déposé\u202f: les clauses seront dans l’archive comme textes à part.', step: 'fichiers', tone: 'warns' });
  return left;
}
